import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ACCESS_TOKEN_MS, hourOf, streamOf, type EventNamed, type SoukEvent } from '@souk/contracts'
import { LogUnavailable, type JsonObject, type RecordedEvent } from '@souk/log-protocol'
import { createManualClock, createRecordingLogger, testId, TEST_NOW, type ManualClock, type RecordingLogger } from '@souk/testing'
import { createSigningKey, TEST_PUBLIC_URL, type SigningKey, type TokenChanges } from '../../testing/tokens.ts'
import { accessStreams, createAccessFacts, type AccessFacts } from './access-facts.ts'
import { createVerifier, type Verifier } from './verifier.ts'

const ada = testId(1)
const bob = testId(2)
const phone = testId(11)
const desk = testId(12)
const NOW = Date.parse(TEST_NOW)
const SECOND = 1_000
const HOUR = 3_600_000

let time: ManualClock
let log: RecordingLogger
let key: SigningKey
let other: SigningKey
let facts: AccessFacts
let verifier: Verifier
/** How often the verifier has waited for the log. */
let looks: number
/** What the log brings when the verifier waits for it. */
let late: () => Promise<void>

let events = 0
const recorded = ({ type, data }: SoukEvent): RecordedEvent => ({
  type,
  data: data satisfies object as JsonObject,
  eventId: testId((events += 1)),
  schemaVersion: 1,
})
const note = (event: SoukEvent, to = facts): void => to.note(streamOf(event), [recorded(event)])

const revoked = (revokedAt: number, changes: Partial<EventNamed<'AccessRevoked'>['data']> = {}): EventNamed<'AccessRevoked'> => ({
  type: 'AccessRevoked',
  data: {
    customerId: ada,
    sessionId: null,
    keptSessionId: null,
    revokedAt: new Date(revokedAt).toISOString(),
    hour: hourOf(revokedAt),
    ...changes,
  },
})

beforeAll(async () => {
  const { clock } = createManualClock()
  key = await createSigningKey(1, { clock, livesMs: 2 * HOUR })
  other = await createSigningKey(2, { clock, livesMs: 2 * HOUR })
})

beforeEach(() => {
  time = createManualClock()
  log = createRecordingLogger()
  facts = createAccessFacts({ clock: time.clock, logger: log.logger })
  looks = 0
  late = async () => undefined
  verifier = createVerifier({
    facts,
    clock: { now: time.clock.now, sleep: async () => undefined },
    publicUrl: TEST_PUBLIC_URL,
    caughtUp: () => {
      looks += 1
      return late()
    },
  })
  note(key.published)
})

const adasToken = (changes?: TokenChanges): Promise<string> => key.token({ customerId: ada, sessionId: phone }, changes)
const counts = async (token: string): Promise<boolean> => (await verifier.verify(token)) !== undefined

const encoded = (value: object | string): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

describe('a token', () => {
  it('says who sends it, the first time and from memory', async () => {
    const token = await key.token({ customerId: ada, role: 'manager', sessionId: phone })
    expect(await verifier.verify(token)).toMatchObject({ customerId: ada, role: 'manager', sessionId: phone })
    expect(await verifier.verify(token)).toMatchObject({ customerId: ada, role: 'manager', sessionId: phone })
  })

  const seconds = NOW / SECOND
  const wrong: Readonly<Record<string, TokenChanges>> = {
    'another issuer': { claims: { iss: 'http://localhost:8081' } },
    'an issuer with a slash': { claims: { iss: `${TEST_PUBLIC_URL}/` } },
    'another audience': { claims: { aud: 'http://elsewhere.example' } },
    'several audiences': { claims: { aud: [TEST_PUBLIC_URL, 'http://elsewhere.example'] } },
    'the audience in a list': { claims: { aud: [TEST_PUBLIC_URL] } },
    'another type': { header: { typ: 'JWT' } },
    'no type': { header: { typ: undefined } },
    'no key id': { header: { kid: undefined } },
    'an unknown key id': { header: { kid: '7' } },
    'the id of another key': { header: { kid: '2' } },
    'a key id that is no number': { header: { kid: '../1' } },
    'the key id in another spelling': { header: { kid: '01' } },
    'a number as its key id': { header: { kid: 1 } },
    'an unknown role': { claims: { role: 'admin' } },
    'a customer that is no id': { claims: { sub: 'ada' } },
    'a session that is no id': { claims: { sid: '' } },
    'an expiry that is text': { claims: { exp: '9999999999' } },
    'an expiry in the past': { claims: { iat: seconds - 601, exp: seconds - 1 } },
    'an expiry that is now': { claims: { iat: seconds - 600, exp: seconds } },
    'a life that is too long': { claims: { exp: seconds + 601 } },
    'an issue too far in the future': { claims: { iat: seconds + 6, exp: seconds + 500 } },
    'a beginning in the future': { claims: { nbf: seconds + 60 } },
    ...Object.fromEntries(
      ['exp', 'iat', 'sub', 'jti', 'sid', 'role', 'iss', 'aud'].map((claim) => [`no ${claim}`, { claims: { [claim]: undefined } }]),
    ),
  }
  it.each(Object.entries(wrong))('with %s does not count', async (_what, changes) => {
    note(other.published)
    expect(await counts(await adasToken(changes))).toBe(false)
  })

  it('that was issued a little in the future counts, because clocks differ', async () => {
    expect(await counts(await adasToken({ claims: { iat: seconds + 4.9, exp: seconds + 600 } }))).toBe(true)
  })

  it('counts until it expires, also from memory', async () => {
    const token = await adasToken()
    await time.advance(ACCESS_TOKEN_MS - 1)
    expect(await counts(token)).toBe(true)
    await time.advance(1)
    expect(await counts(token)).toBe(false)
    expect(await counts(token)).toBe(false)
  })

  it('that is forged does not count', async () => {
    const [header = '', payload = '', signature = ''] = (await adasToken()).split('.')
    const { publicKey } = key.published.data
    const manager = encoded({ ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), role: 'manager' })
    const signedWith = (alg: string, secret: string | Buffer): string => {
      const text = `${encoded({ alg, typ: 'at+jwt', kid: '1' })}.${payload}`
      return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
    }
    const ownKey = { kty: 'OKP', crv: 'Ed25519', x: other.published.data.publicKey }
    const forged = [
      `${header}.${manager}.${signature}`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${encoded({ alg: 'none', typ: 'at+jwt', kid: '1' })}.${payload}.`,
      `${encoded({ alg: 'None', typ: 'at+jwt', kid: '1' })}.${payload}.${signature}`,
      `${encoded({ typ: 'at+jwt', kid: '1' })}.${payload}.${signature}`,
      signedWith('HS256', publicKey),
      signedWith('HS256', Buffer.from(publicKey, 'base64url')),
      signedWith('HS256', ''),
      await other.token({ customerId: ada }, { header: { kid: '1' } }),
      await other.token({ customerId: ada }, { header: { kid: '1', jwk: ownKey } }),
      `${header}.${encoded('null')}.${signature}`,
      '..',
      '',
      'x',
    ]
    for (const token of forged) expect([token, await counts(token)]).toEqual([token, false])
  })

  it('is judged without an error, whatever it is', async () => {
    const part = fc.oneof(fc.string(), fc.json().map(encoded), fc.base64String(), fc.constant(encoded({ alg: 'EdDSA', kid: '1' })))
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        expect(await verifier.verify(parts.join('.'))).toBeUndefined()
      }),
    )
  })
})

describe('the token of a client', () => {
  const client = { clientId: desk, scopes: ['order:read', 'order:write'] }

  it('says which client sends it, and what it may do', async () => {
    expect(await verifier.verify(await key.clientToken(client))).toEqual({ role: 'client', ...client })
  })

  it.each([
    ['another subject', { sub: ada }],
    ['a client that is no id', { client_id: 'desk', sub: 'desk' }],
    ['no scope', { scope: undefined }],
    ['a scope that is no text', { scope: ['order:read'] }],
    ['a session and a role beside it', { sub: ada, sid: phone, role: 'manager' }],
  ])('with %s does not count', async (_what, claims) => {
    expect(await counts(await key.clientToken(client, { claims }))).toBe(false)
  })

  it('ends with a revocation of the client, also in memory, and no other does', async () => {
    const [old, another] = [await key.clientToken(client), await key.clientToken({ ...client, clientId: phone })]
    expect([await counts(old), await counts(another)]).toEqual([true, true])
    note(revoked(NOW, { customerId: bob }))
    expect(await counts(old)).toBe(true)
    note({ type: 'ClientAccessRevoked', data: { clientId: desk, revokedAt: new Date(NOW).toISOString(), hour: hourOf(NOW) } })
    expect([await counts(old), await counts(another)]).toEqual([false, true])
    const later = await key.clientToken(client, { claims: { iat: (NOW + 1) / SECOND } })
    await time.advance(SECOND)
    expect(await counts(later)).toBe(true)
  })
})

describe('a key', () => {
  it('that is not known yet is looked for in the log, by all at once', async () => {
    late = async () => note(other.published)
    const tokens = await Promise.all([other.token({ customerId: ada }), other.token({ customerId: bob })])
    expect(await Promise.all(tokens.map(counts))).toEqual([true, true])
    expect(looks).toBe(1)
    expect(await counts(await other.token())).toBe(true)
    expect(looks).toBe(1)
  })

  it('is not looked for if its id is no number', async () => {
    for (const kid of ['', 'x', '-1', '1e3', '0', '1'.repeat(16), '__proto__'])
      expect(await counts(await adasToken({ header: { kid } }))).toBe(false)
    expect(looks).toBe(0)
  })

  it('that cannot be looked for leaves open whether the token counts', async () => {
    late = () => Promise.reject(new LogUnavailable('the event store does not answer'))
    await expect(other.token().then(verifier.verify)).rejects.toThrow(LogUnavailable)
    late = async () => note(other.published)
    expect(await counts(await other.token())).toBe(true)
  })

  it('that is retired ends its tokens at once, also those in memory', async () => {
    note(other.published)
    const [ended, kept] = [await adasToken(), await other.token()]
    expect([await counts(ended), await counts(kept)]).toEqual([true, true])
    note(key.retired)
    expect([await counts(ended), await counts(kept)]).toEqual([false, true])
    note(key.published)
    expect(await counts(ended)).toBe(false)
  })

  it('may be retired before it is published', async () => {
    note(other.retired)
    note(other.published)
    expect(await counts(await other.token())).toBe(false)
  })

  it('ends its tokens when it expires', async () => {
    await time.advance(2 * HOUR - 10 * SECOND)
    const token = await adasToken({ claims: { iat: time.clock.now() / SECOND, exp: time.clock.now() / SECOND + 600 } })
    expect(await counts(token)).toBe(true)
    await time.advance(10 * SECOND)
    expect(await counts(token)).toBe(false)
  })
})

describe('a revocation', () => {
  it('ends the tokens that were issued until then, also those in memory, and no later ones', async () => {
    const [old, ofBob] = [await adasToken(), await key.token({ customerId: bob })]
    expect([await counts(old), await counts(ofBob)]).toEqual([true, true])
    note(revoked(NOW))
    const later = await adasToken({ claims: { iat: (NOW + 1) / SECOND } })
    await time.advance(SECOND)
    expect([await counts(old), await counts(later), await counts(ofBob)]).toEqual([false, true, true])
  })

  it('ends the tokens that were issued in the same millisecond, whatever fraction of a second that is', async () => {
    const tokens: [number, string][] = []
    for (let ms = NOW; ms < NOW + SECOND; ms += 7) {
      const claims = { iat: ms / SECOND, exp: (ms + ACCESS_TOKEN_MS) / SECOND, sub: testId(ms % 100_000) }
      tokens.push([ms, await adasToken({ claims })])
    }
    await time.advance(SECOND)
    for (const [, token] of tokens) expect(await counts(token)).toBe(true)
    for (const [ms] of tokens) note(revoked(ms, { customerId: testId(ms % 100_000) }))
    for (const [, token] of tokens) expect(await counts(token)).toBe(false)
  })

  it('of one session leaves the others', async () => {
    const [ofPhone, ofDesk] = [await adasToken(), await key.token({ customerId: ada, sessionId: desk })]
    note(revoked(NOW, { sessionId: phone }))
    expect([await counts(ofPhone), await counts(ofDesk)]).toEqual([false, true])
  })

  it('of all sessions but one leaves that one', async () => {
    const [ofPhone, ofDesk] = [await adasToken(), await key.token({ customerId: ada, sessionId: desk })]
    note(revoked(NOW, { keptSessionId: phone }))
    expect([await counts(ofPhone), await counts(ofDesk)]).toEqual([true, false])
  })

  it('counts for as long as a token may live, beyond the hour', async () => {
    await time.advance(HOUR - (NOW % HOUR) - SECOND)
    const before = time.clock.now()
    const token = await adasToken({ claims: { iat: before / SECOND, exp: before / SECOND + 600 } })
    note(revoked(before))
    await time.advance(ACCESS_TOKEN_MS - 1)
    note(revoked(time.clock.now(), { customerId: bob }))
    expect(await counts(token)).toBe(false)
  })

  it('is let go when no token can be concerned any more', async () => {
    note(revoked(NOW))
    const token = { holderId: ada, sessionId: phone, issuedAt: NOW }
    expect(facts.isRevoked(token)).toBe(true)
    await time.advance(2 * HOUR)
    note(revoked(time.clock.now(), { customerId: bob }))
    expect(facts.isRevoked(token)).toBe(false)
  })
})

describe('what is known of access', () => {
  it('does not depend on the order of the events, nor on how often they come', async () => {
    const all: SoukEvent[] = [
      key.published,
      other.published,
      other.retired,
      revoked(NOW - 10, { sessionId: desk }),
      revoked(NOW, { keptSessionId: phone }),
      revoked(NOW - 5, { customerId: bob }),
    ]
    const tokens = await Promise.all([
      adasToken(),
      key.token({ customerId: ada, sessionId: desk }, { claims: { iat: (NOW - 10) / SECOND } }),
      key.token({ customerId: ada }),
      key.token({ customerId: bob }),
      other.token(),
    ])
    const orders = fc
      .array(fc.constantFrom(...all))
      .chain((more) => fc.shuffledSubarray([...all, ...more], { minLength: all.length + more.length }))
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const known = createAccessFacts({ clock: time.clock, logger: log.logger })
        for (const event of order) note(event, known)
        const judge = createVerifier({ facts: known, clock: time.clock, publicUrl: TEST_PUBLIC_URL })
        const judged = await Promise.all(tokens.map(async (token) => (await judge.verify(token)) !== undefined))
        expect(judged).toEqual([true, false, false, true, false])
      }),
      { numRuns: 20 },
    )
  })

  it('follows from the keys and the revocations of three hours', () => {
    const hour = hourOf(NOW)
    expect(accessStreams(NOW)).toEqual(['keyring-tokens', `revocations-${hour - 1}`, `revocations-${hour}`, `revocations-${hour + 1}`])
  })

  it('takes no event from a stream of another category, and skips one that it cannot read', async () => {
    facts.note('order-1', [recorded(other.published)])
    facts.note(`revocations-${hourOf(NOW)}`, [recorded(other.published), { ...recorded(revoked(NOW)), data: { customerId: ada } }])
    expect(await counts(await other.token())).toBe(false)
    expect(await counts(await adasToken())).toBe(true)
    expect(log.messages()).toEqual(['an event about access cannot be read'])
  })
})

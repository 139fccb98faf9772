import { describe, expect, it } from 'vitest'
import { newId, Unavailable } from '@souk/log-protocol'
import { createRemoteVerifier } from './remote-verifier.ts'

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
const claims = { aud: 'shop', sub: newId(), jti: 'x', iat: 1, exp: 2 }
const person = { customerId: claims.sub, role: 'manager', sessionId: newId() }
const token = `${encoded({})}.${encoded({ ...claims, sid: person.sessionId, role: 'manager' })}.signature`

/** A verifier whose event store answers with this status, and the tokens that it was asked with. */
const verifierOf = (answer: { status: number }, clock = { now: () => 0 }) => {
  const asked: (string | null)[] = []
  const fetch = async (request: Request): Promise<Response> => {
    asked.push(`${new URL(request.url).pathname} ${request.headers.get('authorization')}`)
    const { status } = answer
    const body = status === 200 ? { position: 1, hash: 'x' } : { type: 'x', code: 'x', title: 'X', status, requestId: newId() }
    return Response.json(body, { status })
  }
  return { asked, verifier: createRemoteVerifier({ baseUrl: 'http://shop.example', fetch }, clock) }
}

describe('a token', () => {
  it('counts if the event store answers to it', async () => {
    const { asked, verifier } = verifierOf({ status: 200 })
    expect(verifier.known(token)).toBeUndefined()
    expect(await verifier.verify(token)).toEqual(person)
    expect(asked).toEqual([`/event-store/head Bearer ${token}`])
    expect(verifier.known(token)).toEqual(person)
  })

  it('counts if its holder may not see the log', async () => {
    expect(await verifierOf({ status: 403 }).verifier.verify(token)).toEqual(person)
  })

  it('does not count if the event store refuses it, whatever it says', async () => {
    const { asked, verifier } = verifierOf({ status: 401 })
    expect(await verifier.verify(token)).toBeUndefined()
    expect(verifier.known(token)).toBeUndefined()
    expect(asked).toHaveLength(1)
  })

  it.each(['', 'x', 'a.b.c', `.${encoded({ role: 'manager' })}.`, `.${encoded([])}.`])('%j is sent to nobody', async (nonsense) => {
    const { asked, verifier } = verifierOf({ status: 200 })
    expect(await verifier.verify(nonsense)).toBeUndefined()
    expect(asked).toEqual([])
  })

  it('is asked for again after three seconds, so that a log-out takes effect', async () => {
    let now = 0
    const answer = { status: 200 }
    const { verifier } = verifierOf(answer, { now: () => now })
    await verifier.verify(token)
    answer.status = 401
    now = 2_999
    expect(verifier.known(token)).toEqual(person)
    now = 3_000
    expect(verifier.known(token)).toBeUndefined()
    expect(await verifier.verify(token)).toBeUndefined()
  })

  it.each([429, 500, 502, 503])('can be neither accepted nor refused while the event store answers %i', async (status) => {
    await expect(verifierOf({ status }).verifier.verify(token)).rejects.toThrow(Unavailable)
  })

  it('can be neither accepted nor refused while the shop cannot be reached', async () => {
    const verifier = createRemoteVerifier({ baseUrl: 'http://127.0.0.1:1' }, { now: () => 0 })
    await expect(verifier.verify(token)).rejects.toThrow(Unavailable)
  })
})

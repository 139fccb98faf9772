import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApi, type App } from '@souk/http'
import { newId } from '@souk/log-protocol'
import { createRecordingLogger, testId } from '@souk/testing'
import type { Caller } from '../access/caller.ts'
import { forAnybody, forCustomers, guardRoutes, knownCaller } from '../access/guard.ts'
import { createViewStamps, type ViewStamps } from '../view/stamps.ts'
import { keepAnswers, showing, showingWhatItNames, shows } from './kept-answers.ts'
import { createRepeatedRequests } from './repeated-requests.ts'

const ada: Caller = { role: 'customer', customerId: testId(1), sessionId: testId(11) }
const bob: Caller = { role: 'customer', customerId: testId(2), sessionId: testId(12) }

let app: App
let url: string
let stamps: ViewStamps
let isReady: boolean
/** The tokens that count. */
let tokens: Map<string, Caller>
let colour: string
/** How many requests the application itself has answered. */
let answered: number
/** The time, in milliseconds. */
let now: number

beforeEach(async () => {
  stamps = createViewStamps((change) => change.collection === 'people')
  isReady = true
  colour = 'red'
  answered = 0
  now = 0
  tokens = new Map([
    ['ada', ada],
    ['bob', bob],
  ])
  const verifier = { known: (token: string) => tokens.get(token), verify: async () => undefined }
  const repeated = createRepeatedRequests({ verifier, newId, isReady: () => isReady })
  app = createApi({ logger: createRecordingLogger().logger, newId, first: repeated.first })
  app.addHook('onRequest', (_request, _reply, done) => {
    answered += 1
    done()
  })
  guardRoutes(app, verifier, 'paint')
  keepAnswers(app, { stamps, repeated, clock: { now: () => now } })
  app.get('/colours/:colourId', showing(forCustomers, { colours: 'colourId' }), async (request) => ({
    colour: colour.repeat(1_000),
    of: knownCaller(request),
  }))
  url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/colours/1`
})
afterEach(() => app.close())

const get = async (headers: Readonly<Record<string, string>> = {}, method = 'GET') => {
  const answer = await fetch(url, { method, headers: { authorization: 'Bearer ada', ...headers } })
  const { date: _date, 'x-request-id': requestId, ...rest } = Object.fromEntries(answer.headers)
  return { status: answer.status, headers: rest, text: await answer.text(), requestId }
}
type Answer = Awaited<ReturnType<typeof get>>

/** Sends a request until it is a repeated one. @returns the first answer */
const repeat = async (headers: Readonly<Record<string, string>> = {}): Promise<Answer> => {
  const [first] = [await get(headers), await get(headers)]
  answered = 0
  return first
}

describe('an answer that names the rows that it shows', () => {
  it('is kept until one of them changes, and for a minute at most', async () => {
    await app.close()
    const kept = createApi({ logger: createRecordingLogger().logger, newId })
    const repeated = createRepeatedRequests({ verifier: { known: () => undefined }, newId, isReady: () => false })
    guardRoutes(kept, { known: () => undefined, verify: async () => undefined }, 'paint')
    keepAnswers(kept, { stamps, repeated, clock: { now: () => now } })
    let made = 0
    kept.get('/shelf', showingWhatItNames(forAnybody), async (request, reply) => {
      made += 1
      shows(request, [{ collection: 'colours', id: colour }])
      reply.header('surrogate-key', `colour-${colour}`)
      return { colour }
    })
    const ask = async () => {
      const { headers, body } = await kept.inject('/shelf')
      return [body, headers['surrogate-key'], made]
    }
    await ask()
    expect(await ask()).toEqual(['{"colour":"red"}', 'colour-red', 1])
    stamps.changed([{ collection: 'colours', id: 'green', row: null }])
    expect(await ask()).toEqual(['{"colour":"red"}', 'colour-red', 1])
    colour = 'blue'
    stamps.changed([{ collection: 'colours', id: 'red', row: null }])
    await ask()
    expect(await ask()).toEqual(['{"colour":"blue"}', 'colour-blue', 2])
    now += 60_000
    expect(await ask()).toEqual(['{"colour":"blue"}', 'colour-blue', 3])
    await kept.close()
  })
})

describe('a request that came before', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['plain', { 'accept-encoding': 'identity' }],
    ['compressed', { 'accept-encoding': 'gzip' }],
    ['of a version', { accept: 'application/json;version=1' }],
    ['of a known tag', { 'if-none-match': '*' }],
  ])('gets the same answer without the application: %s', async (_name, headers) => {
    const { requestId: firstId, ...first } = await repeat(headers)
    const { requestId, ...again } = await get(headers)
    expect(again).toEqual(first)
    expect(requestId).not.toBe(firstId)
    expect(answered).toBe(0)
  })

  it('keeps its own id', async () => {
    await repeat()
    expect((await get({ 'x-request-id': testId(9) })).requestId).toBe(testId(9))
    expect((await get({ 'x-request-id': 'no id' })).requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(answered).toBe(0)
  })

  it('gets the new answer when its row has changed', async () => {
    await repeat()
    colour = 'blue'
    stamps.changed([{ collection: 'colours', id: '1', row: null }])
    expect((await get()).text).toContain('blue')
  })

  it.each(['replaced', 'erased'])('is answered anew when the view was %s', async (what) => {
    await repeat()
    colour = 'blue'
    if (what === 'replaced') stamps.replaced()
    else stamps.changed([{ collection: 'people', id: '7', row: null }])
    expect((await get()).text).toContain('blue')
  })

  it('is refused as soon as its token does not count', async () => {
    await repeat()
    tokens.delete('ada')
    expect((await get()).status).toBe(401)
  })

  it('is answered anew when its token has another sender', async () => {
    await repeat()
    tokens.set('ada', { ...ada })
    await get()
    expect(answered).toBe(1)
  })

  it('is left to the application while the service is not ready', async () => {
    await repeat()
    isReady = false
    await get()
    expect(answered).toBe(1)
  })
})

describe('a request that differs from one before', () => {
  it('in its token gets its own answer', async () => {
    await repeat()
    expect((await get({ authorization: 'Bearer bob' })).text).toContain(testId(2))
    expect((await get({ authorization: 'Bearer nobody' })).status).toBe(401)
  })

  it('in an empty version is refused', async () => {
    await repeat()
    expect((await get({ 'api-version': '' })).status).toBe(406)
  })

  it.each<[string, Readonly<Record<string, string>>, string?]>([
    ['its version', { 'api-version': '1' }],
    ['what it accepts', { accept: 'application/json' }],
    ['its tag', { 'if-none-match': '"other"' }],
    ['a position', { 'souk-position': '0' }],
    ['a preference', { prefer: 'wait=1' }],
    ['its method', {}, 'HEAD'],
    ['very many headers', Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`x-${index}`, '1']))],
  ])('in %s is left to the application', async (_name, headers, method) => {
    await repeat()
    expect((await get(headers, method)).status).toBe(200)
    expect(answered).toBe(1)
  })
})

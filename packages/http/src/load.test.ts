import { execFile } from 'node:child_process'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { newId } from '@souk/log-protocol'
import { expectProblem } from '../testing/expect-problem.ts'
import { createApi } from './api.ts'
import type { App } from './app.ts'
import { waitIdly } from './load.ts'
import { ProblemError } from './problem.ts'

const quiet = { logger: { info: () => undefined, warn: () => undefined, error: () => undefined }, newId }

let app: App
afterEach(() => app.close())

/** Keeps the thread busy. */
const work = (milliseconds: number): void => {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

const ask = async (url: string): Promise<{ status: number; retryAfter: string | null; body: string }> => {
  const answer = await fetch(url)
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: await answer.text() }
}

/** A hundred clients that ask again as soon as they are answered, for some seconds. They run elsewhere, because the process of the API is busy. */
const clients = `
  const end = performance.now() + 5_000
  const answers = []
  const keepAsking = async () => {
    while (performance.now() < end) {
      const start = performance.now()
      const answer = await fetch(process.argv[1])
      answers.push({ status: answer.status, retryAfter: answer.headers.get('retry-after'), body: await answer.text(), took: performance.now() - start })
      if (answer.status === 503) await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  await Promise.all(Array.from({ length: 100 }, keepAsking))
  process.stdout.write(JSON.stringify(answers))`

const Answers = z.array(z.object({ status: z.int(), retryAfter: z.string().nullable(), body: z.string(), took: z.number() }))

describe('an API that has too much to do', () => {
  it('refuses requests at once, except urgent ones, and takes them again afterwards', async () => {
    app = createApi({ ...quiet, isUrgent: ({ url }) => url === '/urgent' })
    app.get('/work', {}, async () => {
      work(20)
      return {}
    })
    app.get('/urgent', {}, async () => ({}))
    const url = await app.listen({ host: '127.0.0.1', port: 0 })

    const running = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', clients, `${url}/work`], { maxBuffer: 1e8 })
    const urgent: number[] = []
    for (let count = 0; count < 20; count += 1) {
      urgent.push((await ask(`${url}/urgent`)).status)
      await sleep(100)
    }
    const answers = Answers.parse(JSON.parse((await running).stdout))

    const refused = answers.filter(({ status }) => status === 503)
    const taken = answers.filter(({ status }) => status === 200)
    expect(refused.length + taken.length).toBe(answers.length)
    expect(refused.length).toBeGreaterThan(0)
    expect(new Set(refused.map(({ body, retryAfter }) => [/"code":"([^"]*)"/.exec(body)?.[1], retryAfter].join(' ')))).toEqual(
      new Set(['overloaded 1']),
    )
    expect(new Set(urgent)).toEqual(new Set([200]))
    // If all were taken, each would wait for two seconds.
    const median = taken.map(({ took }) => took).toSorted((one, other) => one - other)[Math.floor(taken.length / 2)]
    expect(median).toBeLessThan(1_500)
    expect((await ask(`${url}/work`)).status).toBe(200)
  })

  it('does not mind a single pause', async () => {
    app = createApi(quiet)
    app.get('/', {}, async () => ({}))
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    await sleep(200)
    const asked = Array.from({ length: 10 }, () => ask(url))
    work(1_500)
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]))
  })

  it('refuses more requests than may be under way, until one has ended or its client has gone', async () => {
    app = createApi({ ...quiet, maxUnderWay: 2 })
    const finish: (() => void)[] = []
    app.get('/slow', {}, async () => {
      await new Promise<void>((resolve) => finish.push(resolve))
      return {}
    })
    app.get('/', {}, async () => ({}))
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const impatient = new AbortController()
    const first = fetch(`${url}/slow`)
    const second = fetch(`${url}/slow`, { signal: impatient.signal }).catch((error: unknown) => error)
    await expect.poll(() => finish).toHaveLength(2)
    expect(await ask(url)).toMatchObject({ status: 503, retryAfter: '1' })
    impatient.abort()
    expect(await second).toMatchObject({ name: 'AbortError' })
    await expect.poll(async () => (await ask(url)).status).toBe(200)
    finish[0]?.()
    expect((await first).status).toBe(200)
    // The last request has been counted as ended, and so has one without a connection.
    for (let count = 0; count < 5; count += 1) {
      expect((await app.inject('/')).statusCode).toBe(200)
      expect((await ask(url)).status).toBe(200)
    }
  })

  it('does not count requests whose bodies never end, nor those that a hook refuses', async () => {
    app = createApi({ ...quiet, maxUnderWay: 1 })
    let started = 0
    app.addHook('onRequest', async ({ headers }) => {
      started += 1
      if (headers.authorization !== 'ada') throw new ProblemError('not-authenticated', 'only for Ada')
    })
    app.post('/', {}, async () => ({}))
    const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
    const head = 'POST / HTTP/1.1\r\nhost: localhost\r\nauthorization: ada\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n'
    const unfinished = Array.from({ length: 5 }, () => connect(Number(port), '127.0.0.1'))
    for (const socket of unfinished) await new Promise((resolve) => socket.write(`${head}{`, resolve))
    const post = (authorization: string) => app.inject({ method: 'POST', url: '/', headers: { authorization }, payload: {} })
    await expect.poll(() => started).toBe(5)
    expect((await post('nobody')).statusCode).toBe(401)
    expect((await post('ada')).statusCode).toBe(200)
    // Their clients can still finish them, one after the other.
    for (const socket of unfinished) {
      socket.end('}')
      expect(await text(socket)).toMatch(/^HTTP\/1.1 200 /)
    }
  })

  it('does not count a request whose client goes before it is under way', async () => {
    app = createApi({ ...quiet, maxUnderWay: 1 })
    const steps: (() => void)[] = []
    app.addHook('onRequest', async ({ url }) => {
      if (url === '/late') await new Promise<void>((resolve) => steps.push(resolve))
    })
    let isOver = false
    app.addHook('preHandler', async ({ url }) => {
      if (url === '/late') isOver = true
    })
    app.get('/late', {}, async () => ({}))
    app.get('/', {}, async () => ({}))
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const impatient = new AbortController()
    const gone = fetch(`${url}/late`, { signal: impatient.signal }).catch((error: unknown) => error)
    await expect.poll(() => steps).toHaveLength(1)
    impatient.abort()
    expect(await gone).toMatchObject({ name: 'AbortError' })
    // The server hears of it a moment later.
    await sleep(50)
    steps[0]?.()
    await expect.poll(() => isOver).toBe(true)
    expect((await ask(url)).status).toBe(200)
  })

  it('does not count requests while they wait idly, but counts them again afterwards', async () => {
    app = createApi({ ...quiet, maxUnderWay: 1 })
    const steps: (() => void)[] = []
    const step = () => new Promise<void>((resolve) => steps.push(resolve))
    app.get('/waiting', {}, async (request, reply) => {
      await waitIdly(request, reply, step())
      await step()
      return {}
    })
    app.get('/', {}, async () => ({}))
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const impatient = new AbortController()
    const gone = fetch(`${url}/waiting`, { signal: impatient.signal }).catch((error: unknown) => error)
    await expect.poll(() => steps).toHaveLength(1)
    const waiting = ask(`${url}/waiting`)
    await expect.poll(() => steps).toHaveLength(2)
    expect((await ask(url)).status).toBe(200)
    // One whose client has gone while it waited is over.
    impatient.abort()
    expect(await gone).toMatchObject({ name: 'AbortError' })
    steps[0]?.()
    await expect.poll(() => steps).toHaveLength(3)
    expect((await ask(url)).status).toBe(200)
    steps[1]?.()
    await expect.poll(() => steps).toHaveLength(4)
    expect((await ask(url)).status).toBe(503)
    steps[3]?.()
    expect((await waiting).status).toBe(200)
    expect((await ask(url)).status).toBe(200)
  })

  it('answers a problem', async () => {
    app = createApi({ ...quiet, maxUnderWay: 0 })
    expectProblem(await app.inject('/nowhere'), 'overloaded')
  })
})

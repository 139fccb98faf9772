import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { newId } from '@souk/log-protocol'
import { asTestManager, knowingTestManager } from '@souk/service/testing'
import { silentLogger } from '@souk/testing'
import type { Audit } from './audit-result.ts'
import { MAX_AUDITS, openAuditStore } from './audit-store.sqlite.ts'
import { createAudits, type AuditsParts } from './audits.ts'
import type { Books } from './books.ts'
import { buildBooksApp } from './http/app.ts'

const right: Books = {
  ok: true,
  checks: [{ name: 'log', ok: true, detail: '3 commits', figures: { commits: 3 }, faults: [], faultCount: 0 }],
}
const wrong: Books = {
  ok: false,
  checks: [
    ...right.checks,
    { name: 'stock', ok: false, detail: '1 product; 7 faults', figures: { products: 1 }, faults: ['one', 'two'], faultCount: 7 },
  ],
}

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const start = (audit: AuditsParts['audit'], parts: Partial<AuditsParts> = {}) => {
  const clock = { now: () => Date.UTC(2026, 2, 14), sleep: () => new Promise<void>(() => undefined) }
  const audits = createAudits({ store: openAuditStore(':memory:'), audit, clock, newId, logger: silentLogger, ...parts })
  const ended = async (): Promise<Audit> => {
    while (audits.running() !== undefined) await new Promise(setImmediate)
    const [last] = audits.store.list({ limit: 1 })
    if (last === undefined) throw new Error('there is no audit')
    return last.audit
  }
  return { audits, ended }
}

it('all audits are exported as CSV, the newest first', async () => {
  const results = [wrong, right]
  const { audits, ended } = start(async () => results.shift() ?? Promise.reject(new Error('"it" is away')))
  const begun: string[] = []
  for (const cause of ['schedule', 'request', 'request'] as const) {
    begun.unshift(audits.begin(cause).auditId)
    await ended()
  }
  const app = asTestManager(buildBooksApp({ audits, verifier: knowingTestManager(), logger: silentLogger, newId }))
  closing.push(() => app.close())
  const { body, headers } = await app.inject('/audits/export.csv')
  expect(headers['content-disposition']).toBe('attachment; filename="audits.csv"')
  const at = '2026-03-14T00:00:00.000Z'
  expect(body.replace('\ufeff', '').trim().split('\r\n')).toEqual([
    'auditId,begunAt,endedAt,cause,state,position,head,ok,faultCount,error',
    `${begun[0]},${at},${at},request,failed,0,,,0,"""it"" is away"`,
    `${begun[1]},${at},${at},request,done,0,,true,0,`,
    `${begun[2]},${at},${at},schedule,done,0,,false,7,`,
  ])
  expect((await app.inject('/audits/export.csv?limit=1')).statusCode).toBe(400)
})

describe('an audit', () => {
  it('is shown while it runs, and kept with its checks when it is done', async () => {
    let finish: (books: Books) => void = () => undefined
    const { audits, ended } = start(async (progress) => {
      progress(500, 900)
      return new Promise((resolve) => (finish = resolve))
    })
    const begun = audits.begin('request')
    expect(begun).toMatchObject({ state: 'running', cause: 'request', begunAt: '2026-03-14T00:00:00.000Z', ok: null, checks: [] })
    await new Promise(setImmediate)
    expect(audits.running()).toEqual({ ...begun, position: 500, head: 900 })
    expect(audits.store.find(begun.auditId)).toEqual(begun)
    finish(wrong)
    expect(await ended()).toEqual({
      ...begun,
      endedAt: '2026-03-14T00:00:00.000Z',
      state: 'done',
      position: 500,
      head: 900,
      ok: false,
      faultCount: 7,
      checks: wrong.checks,
    })
  })

  it('runs alone: whoever wants another gets the one that runs', async () => {
    let runs = 0
    const { audits, ended } = start(async () => {
      runs += 1
      return right
    })
    const ids = new Set(Array.from({ length: 5 }, () => audits.begin('request').auditId))
    expect((await ended()).ok).toBe(true)
    expect([ids.size, runs]).toEqual([1, 1])
    audits.begin('request')
    await ended()
    expect([audits.store.count(9), runs]).toEqual([2, 2])
  })

  it('that cannot read the shop has failed, and nothing is known', async () => {
    const { audits, ended } = start(async () => {
      throw new Error('no answer from the gateway')
    })
    audits.begin('request')
    expect(await ended()).toMatchObject({ state: 'failed', error: 'no answer from the gateway', ok: null, checks: [] })
  })

  it('ends with its process, also if it is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'souk-books-'))
    closing.push(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'books.sqlite')
    const until = (signal: AbortSignal): Promise<never> =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))

    const first = start((_progress, signal) => until(signal), { store: openAuditStore(file) })
    const begun = first.audits.begin('request')
    await first.audits.stop()
    const killed = openAuditStore(file)
    expect(killed.find(begun.auditId)).toMatchObject({ state: 'failed', error: 'the process ended' })
    const running: Audit = { ...begun, auditId: newId() }
    killed.save(running)
    killed.close()

    const after = openAuditStore(file)
    expect(after.find(running.auditId)).toMatchObject({ state: 'failed', error: 'the process was killed' })
    after.close()
  })
})

it('the schedule waits, audits, and waits again until it is stopped', async () => {
  const wakes: (() => void)[] = []
  const pauses: number[] = []
  const { audits } = start(async () => right, {
    everyMs: 60_000,
    clock: {
      now: () => 0,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          pauses.push(ms)
          wakes.push(resolve)
          signal?.addEventListener('abort', () => resolve())
        }),
    },
  })
  for (let audit = 1; audit <= 3; audit += 1) {
    wakes.pop()?.()
    while (pauses.length <= audit) await new Promise(setImmediate)
    expect(audits.store.count(9)).toBe(audit)
  }
  expect(audits.store.list({ limit: 9 }).map(({ audit }) => audit.cause)).toEqual(['schedule', 'schedule', 'schedule'])
  expect(pauses).toEqual([60_000, 60_000, 60_000, 60_000])
  await audits.stop()
})

it('the store keeps the last audits only, the newest first', () => {
  const store = openAuditStore(':memory:')
  const template = start(async () => right).audits.begin('request')
  const ids = Array.from({ length: MAX_AUDITS + 5 }, () => newId())
  for (const auditId of ids) store.save({ ...template, auditId })
  expect(store.count(MAX_AUDITS + 9)).toBe(MAX_AUDITS)
  expect(store.list({ limit: 2 }).map(({ audit }) => audit.auditId)).toEqual(ids.slice(-2).toReversed())
  expect(store.find(ids[4] ?? '')).toBeUndefined()
  expect(store.find(ids[5] ?? '')).toMatchObject({ auditId: ids[5] })
})

import { expect, it } from 'vitest'
import type { ListAuditsResponse } from '@souk/client'
import { describeAudits, newestIsOk } from './audits.ts'

type Audit = ListAuditsResponse['items'][number]

const inOrder: Audit = {
  auditId: 'audit-1',
  begunAt: '2026-03-14T15:00:00.000Z',
  endedAt: '2026-03-14T15:00:09.000Z',
  cause: 'schedule',
  state: 'done',
  position: 12,
  head: 12,
  ok: true,
  faultCount: 0,
  error: null,
}
const faulty: Audit = { ...inOrder, ok: false, faultCount: 1 }
const failed: Audit = { ...inOrder, state: 'failed', ok: null, error: 'no answer\n' }
const running: Audit = { ...inOrder, state: 'running', endedAt: null, cause: 'request', position: 7, ok: null }

it.each([
  ['in order, if there are none', [], true],
  ['in order, if the newest has passed', [inOrder, faulty], true],
  ['not in order, if the newest has found a fault', [faulty, inOrder], false],
  ['not in order, if the newest has failed', [failed, inOrder], false],
  ['in order while one runs, if the one before has passed', [running, inOrder, faulty], true],
  ['not in order while one runs, if the one before has found a fault', [running, faulty], false],
])('the audits are %s', (_, audits, expected) => {
  expect(newestIsOk(audits)).toBe(expected)
})

it('audits have a line each, with what they found', () => {
  const begun = 'audit-1\t2026-03-14T15:00:00.000Z'
  const ended = `${begun}\t2026-03-14T15:00:09.000Z\tschedule`
  expect(describeAudits([running, { ...running, head: null }, failed, faulty, { ...faulty, faultCount: 2 }, inOrder]).split('\n')).toEqual([
    `${begun}\t–\trequest\t… running, at 7 of 12`,
    `${begun}\t–\trequest\t… running, at 7 of unknown`,
    `${ended}\t✗ failed: no answer\uFFFD`,
    `${ended}\t✗ 1 fault`,
    `${ended}\t✗ 2 faults`,
    `${ended}\t✓ no faults`,
  ])
})

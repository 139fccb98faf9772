import { z } from 'zod'
import { anyText, instant, uuid } from '@souk/log-protocol'

const Check = z
  .object({
    name: anyText.describe('What was checked: `stock`, `invoices`, `view-order` …'),
    ok: z.boolean().describe('Whether nothing is wrong.'),
    detail: anyText.describe('The figures and the first faults, for people.'),
    figures: z.record(z.string(), z.number()).describe('What was counted, by name. Money is in minor units.'),
    faults: z.array(anyText).describe('The first faults.'),
    faultCount: z.int().min(0).describe('How many faults there are in all.'),
  })
  .describe('The result of one check.')

const summary = {
  auditId: uuid.describe('The audit (UUID v7).'),
  begunAt: instant.describe('When the audit began.'),
  endedAt: instant.nullable().describe('When the audit ended, or null.'),
  cause: z.enum(['schedule', 'request']).describe('Who wanted it: the schedule, or a manager.'),
  state: z.enum(['running', 'done', 'failed']).describe('`failed`: the shop could not be read to the end, so nothing is known.'),
  position: z.int().min(0).describe('Position of the log reached so far.'),
  head: z.int().min(0).nullable().describe('Position at which the audit ends. Null until the audit has asked for it.'),
  ok: z.boolean().nullable().describe('Whether all checks passed. Null unless the audit is done.'),
  faultCount: z.int().min(0).describe('How many faults all checks have found together.'),
  error: anyText.nullable().describe('Why the audit failed, or null.'),
}

/** An audit without its checks, as lists show it. */
export const AuditSummary = z.object(summary).describe('An audit of the whole shop, without its checks.')
export type AuditSummary = z.infer<typeof AuditSummary>

export const Audit = z
  .object({ ...summary, checks: z.array(Check).describe('The checks. None unless the audit is done.') })
  .describe('An audit of the whole shop: every invariant is checked, and every view is compared with a replay of the log.')
export type Audit = z.infer<typeof Audit>

import { valueOf, type ListAuditsResponse, type SoukApi } from '@souk/client'
import { onTerminal } from './terminal.ts'

type Audit = ListAuditsResponse['items'][number]

/** The last audits, newest first. @throws RequestRefused */
export const listAudits = async (shop: SoukApi): Promise<readonly Audit[]> =>
  (await valueOf(shop.listAudits({ query: { limit: 20 } }))).items

/** Whether the newest audit that has ended found the shop in order. A failed one did not. One that is running decides nothing. True if none has ended. */
export const newestIsOk = (audits: readonly Audit[]): boolean => {
  const ended = audits.find(({ state }) => state !== 'running')
  return ended === undefined || ended.ok === true
}

const outcome = ({ state, ok, faultCount, error, position, head }: Audit): string => {
  if (state === 'running') return `… running, at ${position} of ${head ?? 'unknown'}`
  if (state === 'failed') return `✗ failed: ${onTerminal(error ?? 'unknown')}`
  return ok === true ? '✓ no faults' : `✗ ${faultCount} ${faultCount === 1 ? 'fault' : 'faults'}`
}

/** A line for each audit: id, when it began and ended, who wanted it, what it found. */
export const describeAudits = (audits: readonly Audit[]): string =>
  audits.map((audit) => [audit.auditId, audit.begunAt, audit.endedAt ?? '–', audit.cause, outcome(audit)].join('\t')).join('\n')

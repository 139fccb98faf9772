import type { ListAuditsResponse } from '@souk/client'
import { useLanguage } from '../languages/language.ts'
import { State } from '../parts/state.tsx'

type Audit = Pick<ListAuditsResponse['items'][number], 'state' | 'ok' | 'faultCount'>

/** What an audit has found. */
export const AuditState = ({ audit: { state, ok, faultCount } }: { readonly audit: Audit }) => {
  const { texts } = useLanguage()
  const { operations: words } = texts
  if (state === 'running') return <State tone="wait">{words.audit.running}</State>
  if (state === 'failed') return <State tone="no">{words.audit.failed}</State>
  return ok === true ? <State tone="yes">{words.audit.ok}</State> : <State tone="no">{words.audit.faults(faultCount)}</State>
}

import { useEffect, useRef, useState } from 'react'
import { partOf, rowsIn, type Counts, type Plan, type RowFault } from './plan.ts'

/** So many rows are sent at once. */
const ROWS = 200

/** Between two attempts, while the network or the shop is away. */
const PAUSE_MS = 2_000

/** How far an import is. */
export interface Progress {
  /** `waits`: nobody answers, and it goes on by itself. `loggedOut`, `stopped`: it goes on when somebody says so. */
  readonly state: 'runs' | 'waits' | 'loggedOut' | 'stopped' | 'done'
  /** Rows that are dealt with. */
  readonly rows: number
  /** The first row of the file that is not. */
  readonly next: number
  readonly counts: Counts
  readonly faults: readonly RowFault[]
}

const beginning = ({ earlier }: Counts): Progress => ({
  state: 'runs',
  rows: 0,
  next: 2,
  counts: { created: 0, changed: 0, unchanged: 0, earlier },
  faults: [],
})

type Answer = (Counts & { readonly errors: readonly RowFault[] }) | Exclude<Progress['state'], 'runs' | 'done'>

const sendPart = async (address: string, part: Plan, key: string, signal: AbortSignal): Promise<Answer> => {
  const body = new FormData()
  body.set('plan', JSON.stringify(part))
  body.set('key', key)
  try {
    const answer = await fetch(address, { method: 'POST', body, redirect: 'manual', signal })
    if (answer.ok) return await answer.json()
    // Of a redirect, which leads to the log-in, a script learns nothing else.
    if (answer.type === 'opaqueredirect') return 'loggedOut'
    return answer.status >= 500 || answer.status === 429 ? 'waits' : 'stopped'
  } catch {
    return 'waits'
  }
}

const withAnswer = (before: Progress, rows: number, { errors, ...counts }: Exclude<Answer, string>): Progress => ({
  state: 'runs',
  rows: before.rows + rows,
  next: before.next + ROWS,
  counts: {
    created: before.counts.created + counts.created,
    changed: before.counts.changed + counts.changed,
    unchanged: before.counts.unchanged + counts.unchanged,
    // What the answer to a part calls earlier may be the first attempt to send it.
    earlier: before.counts.earlier,
  },
  faults: [...before.faults, ...errors],
})

/**
 * Does an import part by part. A part whose answer was lost is sent again, which does nothing twice.
 * @param checked  what the check has said
 * @param address  to which parts are sent
 */
export const useApplying = (plan: Plan, key: string, checked: Counts, address: string) => {
  const [shown, setShown] = useState<{ readonly plan: Plan; readonly progress: Progress }>()
  // After another check nothing of it is done yet.
  const progress = shown?.plan === plan ? shown.progress : undefined
  const ending = useRef<AbortController>(undefined)
  useEffect(() => () => ending.current?.abort(), [])

  /** Begins, or goes on after it has stopped. */
  const start = async (): Promise<void> => {
    const { signal } = (ending.current = new AbortController())
    let now: Progress = { ...(progress ?? beginning(checked)), state: 'runs' }
    const show = (next: Progress): void => {
      now = next
      if (!signal.aborted) setShown({ plan, progress: next })
    }
    show(now)
    while (now.next <= plan.cells.length && !signal.aborted) {
      const part = partOf(plan, now.next, ROWS)
      const rows = rowsIn(part)
      const answer = await sendPart(address, part, key, signal)
      if (typeof answer !== 'string') show(withAnswer(now, rows, answer))
      else {
        show({ ...now, state: answer })
        if (answer !== 'waits') return
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      }
    }
    show({ ...now, state: 'done' })
  }
  return { progress, start }
}

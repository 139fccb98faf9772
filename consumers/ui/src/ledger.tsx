import type { ReactNode } from 'react'
import { Badge, type Tone } from './badge.tsx'
import { cx } from './cx.ts'
import { Table } from './table.tsx'
import { VisuallyHidden } from './text.tsx'

export interface LedgerEntry {
  readonly id: string
  readonly when: ReactNode
  readonly what: ReactNode
  readonly kind: string
  readonly tone: Tone
  /** With its sign. */
  readonly amount: string
  /** How what is free has changed. What is charged was held before, so that it changes nothing, and is pale. */
  readonly free: 'more' | 'less' | 'same'
  readonly after: string
}

export interface LedgerProps {
  readonly caption: string
  readonly heads: { readonly when: string; readonly what: string; readonly amount: string; readonly after: string }
  readonly entries: readonly LedgerEntry[]
}

/** The movements of a customer's credit, and what was free after each. */
export const Ledger = ({ caption, heads, entries }: LedgerProps) => (
  <Table
    caption={caption}
    rows={entries}
    rowKey={({ id }) => id}
    columns={[
      { key: 'when', head: heads.when, quiet: true, cell: ({ when }) => when },
      {
        key: 'what',
        head: heads.what,
        cell: ({ what, kind, tone }) => (
          <span className="grid justify-items-start gap-1">
            <span className="wrap-anywhere">{what}</span>
            <Badge tone={tone}>{kind}</Badge>
          </span>
        ),
      },
      {
        key: 'amount',
        head: heads.amount,
        end: true,
        cell: ({ amount, free, after }) => (
          <>
            <span className={cx(free === 'same' ? 'text-ink-2' : 'font-strong', free === 'more' && 'text-good')}>{amount}</span>
            <span className="text-ink-2 text-s block md:hidden">
              <VisuallyHidden>{heads.after} </VisuallyHidden>
              {after}
            </span>
          </>
        ),
      },
      { key: 'after', head: heads.after, end: true, roomy: true, cell: ({ after }) => <span className="text-ink-2">{after}</span> },
    ]}
  />
)

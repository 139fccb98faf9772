import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon, type IconName } from './icons.tsx'
import { VisuallyHidden } from './text.tsx'

/** The stalls that an order walks past. Each is one service, which keeps its colour on both sites. */
export const stalls = ['orders', 'stock', 'credit', 'approval', 'payment', 'invoice'] as const
export type StallName = (typeof stalls)[number]

export type StallState = 'done' | 'now' | 'waiting' | 'refused' | 'undone' | 'skipped'

const marks: Record<StallState, IconName> = {
  done: 'check',
  now: 'clock',
  waiting: 'clock',
  refused: 'close',
  undone: 'back',
  skipped: 'minus',
}

export interface StallProps {
  readonly stall: StallName
  readonly state: StallState
  /** Written on the awning. */
  readonly name: string
  /** What the mark on the awning means, for screen readers: "done", "refused". */
  readonly stateText: string
  readonly title: string
  readonly children?: ReactNode
  /** When it happened, and how long it took. */
  readonly time?: ReactNode
  readonly took?: string
  /** In an explanation of the way: its number, in place of the mark of a state. */
  readonly place?: number
  readonly level?: 2 | 3
}

/** One service under its awning. Colour is never alone: there is a name, a mark and a time. */
export const Stall = ({ stall, state, name, stateText, title, children, time, took, place, level = 3 }: StallProps) => {
  const Title = `h${level}` as const
  return (
    <li
      className={cx('stall', place !== undefined && 'stall-short')}
      data-stall={stall}
      data-state={state}
      aria-current={state === 'now' ? 'step' : undefined}
    >
      <div className="awning">
        <span>{name}</span>
        {place === undefined ? (
          <>
            <Icon name={marks[state]} className="size-[18px]" />
            <VisuallyHidden>{stateText}</VisuallyHidden>
          </>
        ) : (
          <span aria-hidden="true">{place}</span>
        )}
      </div>
      <div className="stall-body">
        <Title className="stall-title">{title}</Title>
        {children !== undefined && <p className="text-ink-2 text-s leading-snug">{children}</p>}
        {state === 'now' && (
          <span aria-hidden="true" className="mt-2 block h-[6px] overflow-hidden rounded-s bg-(--stall)/25">
            <span className="animate-lamp block h-full w-[38%] rounded-s bg-(--stall-ink)" />
          </span>
        )}
        {(time !== undefined || took !== undefined) && (
          <p className="text-ink-2 text-s font-strong mt-auto flex justify-between gap-2 pt-2 tabular-nums">
            <span>{time}</span>
            {took !== undefined && <span>{took}</span>}
          </p>
        )}
      </div>
    </li>
  )
}

/** The row of stalls. On a phone it is a column, with the awnings at the left. */
export const Stalls = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="stalls-frame">
    <ol role="list" aria-label={label} className="stalls">
      {children}
    </ol>
  </div>
)

/** A stall within a line of text or a table. */
export const StallDot = ({ stall, children }: { readonly stall: StallName; readonly children: string }) => (
  <span data-stall={stall} className="inline-flex items-center gap-2 whitespace-nowrap">
    <span aria-hidden="true" className="stall-dot" />
    {children}
  </span>
)

import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** Text for screen readers only. */
export const VisuallyHidden = ({ children }: { readonly children: ReactNode }) => <span className="sr-only">{children}</span>

/** The first stop of the Tab key: past the header, to the element with the id `main`. */
export const SkipLink = ({ children, href = '#main' }: { readonly children: string; readonly href?: string }) => (
  <a
    href={href}
    className="bg-overlay text-ink rounded-m font-strong focus:shadow-high fixed start-4 top-2 z-50 -translate-y-24 px-4 py-3 focus:translate-y-0"
  >
    {children}
  </a>
)

/** Facts about one thing, a line each. */
export const Facts = ({
  items,
  className,
}: {
  readonly items: readonly { term: string; value: ReactNode }[]
  readonly className?: string
}) => (
  <dl className={cx('grid content-start grid-cols-[auto_minmax(0,1fr)]', className)}>
    {items.map(({ term, value }) => (
      <div key={term} className="border-line col-span-2 grid grid-cols-subgrid gap-x-6 border-t py-3">
        <dt className="text-ink-2">{term}</dt>
        <dd className="wrap-anywhere tabular-nums">{value}</dd>
      </div>
    ))}
  </dl>
)

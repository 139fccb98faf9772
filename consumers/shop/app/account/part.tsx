import type { ReactNode } from 'react'
import { cx } from '@souk/ui'

interface PartProps {
  readonly title: string
  /** Stands at the end of the line of the title. */
  readonly aside?: ReactNode
  /** Whether it is no wider than a form. */
  readonly narrow?: boolean
  readonly children: ReactNode
}

/** One page of the account. */
export const Part = ({ title, aside, narrow = false, children }: PartProps) => (
  <section className={cx('pt-8', narrow && 'max-w-dialog')}>
    <title>{`${title} · Souk`}</title>
    <div className="mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <h2>{title}</h2>
      {aside}
    </div>
    {children}
  </section>
)

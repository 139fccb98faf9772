import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'

export interface FilterSheetProps {
  readonly title: string
  /** Stands beside the title on a phone: how many filters are set. */
  readonly badge?: ReactNode
  /** Groups of filters, with a line between them. */
  readonly children: ReactNode
  /** On a phone it stays at the foot of the open sheet: the button that applies the filters. */
  readonly footer?: ReactNode
}

/** Filters: folded at the foot of a phone, and open beside the list when there is room. It needs no script. */
export const FilterSheet = ({ title, badge, children, footer }: FilterSheetProps) => (
  <details className="fold filters">
    <summary className="font-strong flex min-h-12 items-center gap-3 lg:supports-[selector(::details-content)]:hidden">
      <Icon name="filter" />
      {title}
      {badge !== undefined && <span className="ms-auto">{badge}</span>}
    </summary>
    <div className="divide-line border-line divide-y *:py-4 lg:border-t">{children}</div>
    {footer !== undefined && <div className="bg-overlay sticky bottom-0 py-3 lg:static lg:bg-transparent">{footer}</div>}
  </details>
)

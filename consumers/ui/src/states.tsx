import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Star, ZelligeTiles } from './pattern.tsx'

export interface StateProps {
  readonly title: string
  /** The level of the title: 1 if it is all that the page has. */
  readonly level?: 1 | 2
  readonly children: ReactNode
  /** A way on. */
  readonly actions?: ReactNode
}

/** Nothing is here yet: says so, and what to do. */
export const EmptyState = ({ title, level = 1, children, actions }: StateProps) => {
  const Title = `h${level}` as const
  return (
    <section className="grid content-start justify-items-start gap-4 py-8">
      <ZelligeTiles className="mb-3" />
      <Title>{title}</Title>
      <p className="text-ink-2 max-w-measure">{children}</p>
      {actions !== undefined && <div className="flex flex-wrap gap-3 pt-2">{actions}</div>}
    </section>
  )
}

/** Something is not as it should be: says what, and how to go on. `reference` is what the shop asks for when one writes to it. */
export const ErrorState = ({ title, level = 1, children, actions, reference }: StateProps & { readonly reference?: string }) => {
  const Title = `h${level}` as const
  return (
    <section className="grid content-start justify-items-start gap-4 py-8">
      <Star className="text-pomegranate mb-3 size-12" />
      <Title>{title}</Title>
      <p className="text-ink-2 max-w-measure">{children}</p>
      {reference !== undefined && <p className="text-ink-3 text-s">{reference}</p>}
      {actions !== undefined && <div className="flex flex-wrap gap-3 pt-2">{actions}</div>}
    </section>
  )
}

/** A place that is kept free for what is still coming. Screen readers do not hear it: say once that the page is loading. */
export const Skeleton = ({ className }: { readonly className?: string }) => (
  <span aria-hidden="true" className={cx('bg-sunken rounded-s animate-breathe block', className ?? 'h-4 w-full')} />
)

/** The place of a product in a list. */
export const ProductCardSkeleton = () => (
  <li aria-hidden="true" className="card">
    <Skeleton className="rounded-m aspect-[5/6] w-full" />
    <Skeleton className="mt-3 h-4 w-3/4" />
    <Skeleton className="mt-2 h-3 w-1/2" />
    <span className="flex items-center justify-between pt-3">
      <Skeleton className="h-6 w-16" />
      <Skeleton className="rounded-m h-tap w-24" />
    </span>
  </li>
)

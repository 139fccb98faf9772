import { cx } from './cx.ts'
import { formatMoney, type Money } from './money.ts'
import { VisuallyHidden } from './text.tsx'

const sizes = {
  m: 'text-m font-strong',
  l: 'text-l font-bold tracking-[-0.01em]',
  xl: 'text-4xl font-bold tracking-[-0.03em]',
} as const

export interface PriceProps {
  readonly price: Money
  readonly locale: string
  readonly size?: keyof typeof sizes
  /** The price before a sale, and what screen readers hear before both prices. */
  readonly before?: { readonly price: Money; readonly nowText: string; readonly beforeText: string }
}

/** A price. It is never in the face of the shop sign. */
export const Price = ({ price, locale, size = 'l', before }: PriceProps) => (
  <span className={cx('leading-none tabular-nums lining-nums', sizes[size])}>
    {before === undefined ? (
      <span className="whitespace-nowrap">{formatMoney(price, locale)}</span>
    ) : (
      <span className="inline-flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <ins className="whitespace-nowrap no-underline">
          <VisuallyHidden>{before.nowText} </VisuallyHidden>
          {formatMoney(price, locale)}
        </ins>
        <del className="whitespace-nowrap text-ink-2 text-s font-normal tracking-normal">
          <VisuallyHidden>{before.beforeText} </VisuallyHidden>
          {formatMoney(before.price, locale)}
        </del>
      </span>
    )}
  </span>
)

import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import { cx } from './cx.ts'

/** A row of cards after the other. Pictures, names, prices and buttons of a row stand on the same lines, however long the names are. */
export const ProductCards = ({
  beside = false,
  oneRow = false,
  label,
  children,
}: {
  /** Three side by side at most, next to filters. */
  readonly beside?: boolean
  /** Four cards: where three stand side by side, the last one would stand alone, and is left out. */
  readonly oneRow?: boolean
  readonly label?: string
  readonly children: ReactNode
}) => (
  <ul role="list" aria-label={label} className={cx('cards', beside && 'cards-three', oneRow && 'sm:max-lg:[&>:nth-child(n+4)]:hidden')}>
    {children}
  </ul>
)

export interface ProductCardProps {
  readonly href: string
  readonly name: string
  readonly pack: string
  /** Five to six. */
  readonly picture: ReactNode
  readonly price: ReactNode
  /** One button, at the end of the line of the price. */
  readonly action?: ReactNode
  /** Lies on the picture: a badge. */
  readonly flag?: ReactNode
  readonly level?: 2 | 3
}

/** A product in a list. All of the card leads to the product; its button does not. */
export const ProductCard = ({ href, name, pack, picture, price, action, flag, level = 3 }: ProductCardProps) => {
  const Title = `h${level}` as const
  return (
    <li className="card group">
      <div className="bg-sunken rounded-m aspect-[5/6] overflow-hidden *:block *:size-full *:transition-transform *:duration-slow group-hover:*:scale-103">
        {picture}
      </div>
      <div>
        <Title className="font-text text-m font-strong mt-3 leading-snug tracking-normal text-pretty font-stretch-normal">
          <Anchor
            href={href}
            className="after:rounded-m outline-none after:absolute after:inset-0 focus-visible:after:outline-3 focus-visible:after:outline-offset-2 focus-visible:after:outline-focus"
          >
            {name}
          </Anchor>
        </Title>
        <p className="text-ink-2 text-s mt-px">{pack}</p>
      </div>
      <div className="flex items-center justify-between gap-2 pt-2">
        <div className="min-w-0">{price}</div>
        {action !== undefined && <div className="relative z-10 flex-none">{action}</div>}
      </div>
      {flag !== undefined && <div className="absolute start-2 top-2 flex flex-wrap gap-1">{flag}</div>}
    </li>
  )
}

export interface LineItemProps {
  readonly picture: ReactNode
  readonly title: ReactNode
  readonly detail?: ReactNode
  readonly amount: ReactNode
  /** Quantity, removal, what has changed. */
  readonly controls?: ReactNode
  readonly note?: ReactNode
}

/** One product in a cart or an order. */
export const LineItem = ({ picture, title, detail, amount, controls, note }: LineItemProps) => (
  <li className="border-line grid grid-cols-[auto_1fr_auto] gap-x-4 border-t py-4">
    <div className="bg-sunken rounded-s row-span-2 aspect-[5/6] w-16 self-start overflow-hidden *:block *:size-full md:w-[84px]">
      {picture}
    </div>
    <div className="min-w-0">
      <div className="font-strong leading-snug">{title}</div>
      {detail !== undefined && <div className="text-ink-2 text-s tabular-nums">{detail}</div>}
    </div>
    <div className="text-end leading-snug">{amount}</div>
    {(controls !== undefined || note !== undefined) && (
      <div className="col-span-2 col-start-2 grid gap-2 pt-2">
        {controls !== undefined && <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">{controls}</div>}
        {note !== undefined && <div>{note}</div>}
      </div>
    )}
  </li>
)

import { Anchor, Badge } from '@souk/ui'
import { ProductPicture } from '../catalogue/product-picture.tsx'
import { useLanguage } from '../languages/language.ts'
import { orderNumber } from './order-number.ts'
import { stateOf, toneOf } from './order-state.ts'
import type { ListedOrder } from './pictures.server.ts'

/** How many names a line tells. */
const NAMES = 3

/** One order in a list: its number, what is in it, and how it stands. All of it leads to the order. */
export const OrderItem = ({ order, level }: { readonly order: ListedOrder; readonly level: 2 | 3 }) => {
  const { texts, formats } = useLanguage()
  const { orders: words } = texts
  const { orderId, placedAt, picture, lines, total, currency } = order
  const state = stateOf(order)
  const Title = `h${level}` as const
  const others = lines.length - NAMES
  return (
    <li className="border-line group relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-4 border-t py-4">
      <div className="bg-sunken rounded-s aspect-[5/6] w-12 overflow-hidden *:block *:size-full md:w-16">
        {picture !== undefined && <ProductPicture product={picture} sizes="64px" />}
      </div>
      <div className="min-w-0">
        <Title className="font-text text-m font-strong leading-snug tracking-normal font-stretch-normal">
          <Anchor
            href={`/orders/${orderId}`}
            className="after:rounded-m group-hover:underline outline-none after:absolute after:inset-0 after:content-[''] focus-visible:after:outline-3 focus-visible:after:outline-focus"
          >
            {words.number(orderNumber(orderId))}
          </Anchor>
        </Title>
        <p className="text-ink-2 text-s tabular-nums">
          <time dateTime={placedAt}>{formats.moment(placedAt)}</time>
        </p>
        <p className="text-ink-2 text-s pt-1 wrap-anywhere">
          {lines
            .slice(0, NAMES)
            .map(({ name, quantity }) => words.line(quantity, name))
            .join('\u00a0· ')}
          {others > 0 && `\u00a0· ${words.others(others)}`}
        </p>
      </div>
      <div className="grid justify-items-end gap-2 text-end">
        <Badge tone={toneOf[state]}>{words.states[state]}</Badge>
        <span className="font-strong tabular-nums">{formats.money(total, currency)}</span>
      </div>
    </li>
  )
}

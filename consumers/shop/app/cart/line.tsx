import { useId } from 'react'
import { useFetcher, useLocation } from 'react-router'
import { Badge, Button, LineItem, TextLink } from '@souk/ui'
import { packText } from '../catalogue/pack.ts'
import { ProductPicture } from '../catalogue/product-picture.tsx'
import { useLanguage } from '../languages/language.ts'
import type { ShownLine } from './cart-lines.ts'
import { QuantityForm } from './quantity-form.tsx'

/** One click that makes a line possible again: as many as there are, or none. */
const Remedy = ({
  productId,
  quantity,
  kind = 'line',
  children,
}: {
  readonly productId: string
  readonly quantity: number
  readonly kind?: 'line' | 'bare'
  readonly children: string
}) => {
  const fetcher = useFetcher()
  const { pathname, search } = useLocation()
  return (
    <fetcher.Form method="post" action="/cart/lines" preventScrollReset>
      <input type="hidden" name="mode" value="set" />
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="quantity" value={quantity} />
      <input type="hidden" name="returnTo" value={`${pathname}${search}`} />
      <Button kind={kind} busy={fetcher.state !== 'idle'}>
        {children}
      </Button>
    </fetcher.Form>
  )
}

/** A line of the cart: what it costs, how many are wanted, and what has changed since it was put in. */
export const Line = ({ line }: { readonly line: ShownLine }) => {
  const { texts, formats } = useLanguage()
  const id = useId()
  const { cart } = texts
  const { productId, quantity, product, state, priceBefore, isEarlier } = line
  if (product === undefined || state === 'gone')
    return (
      <LineItem
        picture={product === undefined ? null : <ProductPicture product={product} sizes="84px" />}
        title={product?.name ?? cart.unknown}
        amount={<span className="text-ink-3">–</span>}
        controls={
          <>
            <Badge tone="bad">{cart.gone}</Badge>
            <Remedy productId={productId} quantity={0} kind="bare">
              {cart.takeOut}
            </Remedy>
          </>
        }
      />
    )
  const { name, price, currency, unitsAvailable } = product
  const about =
    state === 'all'
      ? cart.all(unitsAvailable)
      : state === 'short'
        ? cart.short(unitsAvailable)
        : state === 'sold-out'
          ? cart.soldOut
          : undefined
  return (
    <LineItem
      picture={<ProductPicture product={product} sizes="84px" />}
      title={
        <TextLink href={`/p/${product.slug}`} className="text-ink hover:underline">
          {name}
        </TextLink>
      }
      detail={
        <>
          {packText(product.description)}
          <br />
          {cart.each(formats.money(price, currency))}
        </>
      }
      amount={<span className="font-strong tabular-nums">{formats.money(quantity * price, currency)}</span>}
      controls={
        <QuantityForm
          productId={productId}
          name={name}
          quantity={quantity}
          available={unitsAvailable}
          describedBy={about === undefined ? undefined : id}
        />
      }
      note={
        (about !== undefined || priceBefore !== undefined || isEarlier) && (
          <div className="flex flex-wrap items-center gap-2">
            {about !== undefined && (
              <span id={id}>
                <Badge tone={state === 'all' ? 'warn' : 'bad'}>{about}</Badge>
              </span>
            )}
            {priceBefore !== undefined && (
              <Badge tone={priceBefore > price ? 'good' : 'warn'}>
                {cart.priceChanged(formats.money(priceBefore, currency), formats.money(price, currency))}
              </Badge>
            )}
            {isEarlier && <Badge tone="info">{cart.earlier}</Badge>}
            {state === 'short' && (
              <Remedy productId={productId} quantity={unitsAvailable}>
                {cart.takeThese(unitsAvailable)}
              </Remedy>
            )}
          </div>
        )
      }
    />
  )
}

import { useState } from 'react'
import { useFetcher, useFormAction } from 'react-router'
import { Button, Notice, Quantity } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { ReturnTo } from './add-to-cart.tsx'
import type { Card } from './storefront.server.ts'

export interface BuyBoxProps {
  readonly product: Card
  /** The key of an order of this product. Without it, the order is asked for on a page of its own. */
  readonly orderKey: string | undefined
  /** What the visitor may still spend. Undefined: nobody is logged in. */
  readonly credit: number | undefined
}

/** How many, into the cart, or ordered at once. */
export const BuyBox = ({ product: { productId, name, price, currency, unitsAvailable }, orderKey, credit }: BuyBoxProps) => {
  const fetcher = useFetcher()
  const { texts, formats } = useLanguage()
  const { buy } = texts
  const [quantity, setQuantity] = useState(1)
  const money = (amount: number): string => formats.money(amount, currency)
  const missing = quantity * price - (credit ?? 0)
  const orderNow = useFormAction('/cart/order-now')
  const isAdding = fetcher.state !== 'idle' && fetcher.formAction === '/cart/lines'
  return (
    <fetcher.Form method="post" action="/cart/lines" preventScrollReset className="grid grid-cols-[auto_1fr] gap-3 py-6">
      <input type="hidden" name="productId" value={productId} />
      {orderKey !== undefined && (
        <>
          <input type="hidden" name="key" value={orderKey} />
          <input type="hidden" name="unitPrice" value={price} />
        </>
      )}
      <ReturnTo />
      <Quantity
        size="l"
        name="quantity"
        label={buy.quantity}
        lessLabel={buy.less}
        moreLabel={buy.more}
        defaultValue={1}
        max={unitsAvailable}
        onChange={setQuantity}
      />
      <Button size="l" icon="cart" busy={isAdding} className="max-sm:px-3 max-sm:[&>svg]:hidden">
        <span className="sr-only">{texts.goods.addOne(name)}: </span>
        {buy.add(formats.number(quantity), money(quantity * price))}
      </Button>
      <Button kind="line" size="l" formAction={orderNow} className="col-span-2" busy={fetcher.state !== 'idle' && !isAdding}>
        {buy.orderNow}
      </Button>
      {credit !== undefined && (
        <Notice
          tone={missing > 0 ? 'warn' : 'info'}
          className="col-span-2"
          title={missing > 0 ? buy.notCovered(money(missing)) : buy.covered}
        >
          {missing > 0 ? buy.notCoveredText(money(credit)) : buy.coveredText(money(credit))}
        </Notice>
      )}
    </fetcher.Form>
  )
}

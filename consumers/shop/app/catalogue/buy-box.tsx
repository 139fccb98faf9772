import { useState, type FormEvent } from 'react'
import { useFetcher, useFormAction, useNavigation, useSubmit } from 'react-router'
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

const ORDER_NOW = '/cart/order-now'

/** How many, into the cart, or ordered at once. */
export const BuyBox = ({ product: { productId, name, price, currency, unitsAvailable }, orderKey, credit }: BuyBoxProps) => {
  const fetcher = useFetcher()
  const { texts, formats } = useLanguage()
  const { buy } = texts
  const [quantity, setQuantity] = useState(1)
  const money = (amount: number): string => formats.money(amount, currency)
  const missing = quantity * price - (credit ?? 0)
  const submit = useSubmit()
  const orderNow = useFormAction(ORDER_NOW)
  const isAdding = fetcher.state !== 'idle'
  const isOrdering = useNavigation().formAction?.endsWith(ORDER_NOW) === true
  /** What is put into the cart leaves the visitor here; an order leads to the top of its page. */
  const orderAtOnce = (event: FormEvent<HTMLFormElement>): void => {
    const { nativeEvent, currentTarget } = event
    const button = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
    if (button?.hasAttribute('formaction') !== true) return
    event.preventDefault()
    void submit(new FormData(currentTarget), { method: 'post', action: ORDER_NOW })
  }
  return (
    <fetcher.Form
      method="post"
      action="/cart/lines"
      onSubmit={orderAtOnce}
      preventScrollReset
      className="grid grid-cols-[auto_1fr] gap-3 py-6"
    >
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
      <Button kind="line" size="l" formAction={orderNow} className="col-span-2" busy={isOrdering}>
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

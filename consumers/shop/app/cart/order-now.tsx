import { Form, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Badge, Button, ButtonLink, LineItem, Panel } from '@souk/ui'
import { packText } from '../catalogue/pack.ts'
import { ProductPicture } from '../catalogue/product-picture.tsx'
import { useLanguage } from '../languages/language.ts'
import { AddressChoice } from './address-choice.tsx'
import { CreditMeter } from './credit-meter.tsx'
import { FaultNotice } from './fault-notice.tsx'
import { loadOrderNow, orderNow } from './placing.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadOrderNow(context, request)
export const action = ({ context, request }: ActionFunctionArgs) => orderNow(context, request)

/** One product, ordered without the cart: for those who had to log in first, and when a click has not been enough. */
export default function OrderNow() {
  const { product, quantity, ordering, order, refused } = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const isBusy = useNavigation().state === 'submitting'
  const { placing, cart } = texts
  const { name, description, price, currency, unitsAvailable, slug } = product
  const total = quantity * price
  return (
    <div className="page py-8 md:py-12">
      <title>{`${placing.nowTitle} · Souk`}</title>
      <meta name="robots" content="noindex" />
      <div className="max-w-dialog mx-auto grid gap-6">
        <h1>{placing.nowTitle}</h1>
        {refused !== undefined && <FaultNotice {...refused} />}
        <ul role="list" className="border-line border-b">
          <LineItem
            picture={<ProductPicture product={product} sizes="84px" />}
            title={name}
            detail={
              <>
                {packText(description)}
                <br />
                {texts.goods.cases(quantity, formats.money(price, currency))}
              </>
            }
            amount={<span className="font-strong tabular-nums">{formats.money(total, currency)}</span>}
            note={unitsAvailable < quantity && <Badge tone="bad">{unitsAvailable === 0 ? cart.soldOut : cart.short(unitsAvailable)}</Badge>}
          />
        </ul>
        <Panel>
          <Form method="post" action="/cart/order-now" className="grid gap-4">
            <input type="hidden" name="productId" value={product.productId} />
            <input type="hidden" name="quantity" value={quantity} />
            <input type="hidden" name="unitPrice" value={order.unitPrice} />
            <input type="hidden" name="key" value={order.key} />
            <AddressChoice addresses={ordering.addresses} />
            <div className="grid gap-3 sm:flex sm:flex-wrap">
              <Button size="l" busy={isBusy}>
                {placing.now(formats.money(total, currency))}
              </Button>
              <ButtonLink href={`/p/${slug}`} kind="line" size="l">
                {placing.back}
              </ButtonLink>
            </div>
          </Form>
        </Panel>
        <CreditMeter credit={ordering.credit} total={total} currency={currency} />
      </div>
    </div>
  )
}

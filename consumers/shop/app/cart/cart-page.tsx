import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { ButtonLink, EmptyState, Panel, Section, TextLink } from '@souk/ui'
import { ProductList } from '../catalogue/product-list.tsx'
import { useLanguage } from '../languages/language.ts'
import { AddressChoice } from './address-choice.tsx'
import { loadCart, type CartData } from './cart-page.server.ts'
import { CreditMeter } from './credit-meter.tsx'
import { FaultNotice } from './fault-notice.tsx'
import { Line } from './line.tsx'
import { OrderForm } from './order-form.tsx'
import type { PlacingFault } from './placing.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadCart(context, request)

/** The cart as a page. `refused`: why it has not been ordered. */
export const CartPage = ({
  data,
  refused,
}: {
  readonly data: CartData
  readonly refused?: { readonly fault: PlacingFault; readonly orderId: string | undefined } | undefined
}) => {
  const { texts, formats } = useLanguage()
  const { cart } = texts
  const { lines, total, currency, ordering, waiting, others } = data
  const heads = (
    <>
      <title>{`${cart.title} · Souk`}</title>
      <meta name="robots" content="noindex" />
    </>
  )
  if (lines.length === 0)
    return (
      <div className="page py-8">
        {heads}
        {refused !== undefined && <FaultNotice {...refused} />}
        <EmptyState
          title={cart.emptyTitle}
          actions={
            <>
              <ButtonLink href="/search" size="l">
                {cart.toStalls}
              </ButtonLink>
              {ordering !== undefined && (
                <ButtonLink href="/orders" size="l" kind="line">
                  {cart.toOrders}
                </ButtonLink>
              )}
            </>
          }
        >
          {cart.empty}
        </EmptyState>
        {others.length > 0 && (
          <Section
            title={texts.goods.bestselling}
            aside={<TextLink href="/search?sort=bestselling">{texts.goods.allBestselling}</TextLink>}
          >
            <ProductList label={texts.goods.bestselling} products={others} oneRow />
          </Section>
        )}
      </div>
    )
  return (
    <div className="page py-8 md:py-12">
      {heads}
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 pb-6">
        <h1>{cart.title}</h1>
        <p className="text-ink-2">{cart.kinds(lines.length)}</p>
      </div>
      {refused !== undefined && (
        <div className="pb-6">
          <FaultNotice {...refused} />
        </div>
      )}
      <div className="grid items-start gap-8 grid-cols-1 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)] lg:gap-12">
        <section aria-labelledby="cart-lines">
          <h2 id="cart-lines" className="sr-only">
            {cart.lines}
          </h2>
          <ul role="list" className="border-line border-b">
            {lines.map((line) => (
              <Line key={line.productId} line={line} />
            ))}
          </ul>
          {waiting > 0 && <p className="text-ink-2 pt-4">{cart.waiting(waiting)}</p>}
        </section>
        <section aria-labelledby="cart-sum" className="grid gap-4 lg:sticky lg:top-6">
          <h2 id="cart-sum" className="sr-only">
            {cart.sum}
          </h2>
          <Panel className="grid gap-4">
            {currency !== undefined && (
              <p className="flex items-baseline justify-between gap-4 text-xl font-bold" role="status">
                <span>{cart.total}</span>
                <span className="tabular-nums">{formats.money(total, currency)}</span>
              </p>
            )}
            <OrderForm data={data} address={ordering && <AddressChoice addresses={ordering.addresses} />} />
          </Panel>
          {ordering !== undefined && currency !== undefined && <CreditMeter credit={ordering.credit} total={total} currency={currency} />}
        </section>
      </div>
    </div>
  )
}

export default function Cart() {
  const data = useLoaderData<typeof loader>()
  return <CartPage data={data} />
}

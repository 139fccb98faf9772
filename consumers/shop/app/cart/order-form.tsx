import type { ReactNode } from 'react'
import { Form, useNavigation } from 'react-router'
import { Button, ButtonLink, Notice } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { CartData } from './cart-page.server.ts'

/** What stands in the way of the order, before anybody tries. */
const Obstacle = ({ data: { lines, total, currency, ordering } }: { readonly data: CartData }) => {
  const { texts, formats } = useLanguage()
  const { obstacles } = texts.placing
  const missing = ordering === undefined ? 0 : total - ordering.credit.available
  if (lines.some(({ state }) => state === 'gone')) return <Notice tone="bad">{obstacles.gone}</Notice>
  if (lines.some(({ state }) => state === 'short' || state === 'sold-out')) return <Notice tone="warn">{obstacles.stock}</Notice>
  if (missing > 0 && currency !== undefined) return <Notice tone="warn">{obstacles.credit(formats.money(missing, currency))}</Notice>
  return null
}

/** The form that orders the cart as it stands here. Without an address it goes to the default one. */
export const OrderForm = ({ data, address }: { readonly data: CartData; readonly address: ReactNode }) => {
  const { texts } = useLanguage()
  const isBusy = useNavigation().formAction?.endsWith('/cart/order') === true
  const { order, ordering, lines, total } = data
  const { placing } = texts
  if (ordering === undefined)
    return (
      <div className="grid gap-3">
        <ButtonLink href="/log-in?next=%2Fcart" size="l">
          {placing.logIn}
        </ButtonLink>
        <ButtonLink href="/register?next=%2Fcart" size="l" kind="line">
          {placing.register}
        </ButtonLink>
        <p className="text-ink-2 text-s">{placing.kept}</p>
      </div>
    )
  const isLikely = total <= ordering.credit.available && lines.every(({ state }) => state === 'fine' || state === 'all')
  return (
    <Form method="post" action="/cart/order" className="grid gap-4">
      {address}
      <Obstacle data={data} />
      {order !== undefined && (
        <>
          <input type="hidden" name="key" value={order.key} />
          <input type="hidden" name="lines" value={order.lines} />
          <Button size="l" kind={isLikely ? 'action' : 'line'} busy={isBusy}>
            {isLikely ? placing.submit : placing.anyway}
          </Button>
        </>
      )}
    </Form>
  )
}

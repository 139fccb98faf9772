import { Form, useNavigation } from 'react-router'
import { Button, ButtonLink, Notice, Section } from '@souk/ui'
import { ProductList } from '../catalogue/product-list.tsx'
import { useLanguage } from '../languages/language.ts'
import type { OrderData } from './order-page.server.ts'

interface RefusalProps {
  readonly order: OrderData
  readonly refusal: NonNullable<OrderData['refusal']>
}

/** Why an order came to nothing, in the figures of now, and what to do next. */
export const Refusal = ({ order: { orderId, currency, againKey }, refusal }: RefusalProps) => {
  const { texts, formats } = useLanguage()
  const isBusy = useNavigation().state !== 'idle'
  const { refusal: words } = texts
  const { reason, short, gone, repriced, credit, alternatives, isPossible } = refusal
  const money = (amount: number): string => formats.money(amount, currency)
  const why = words.reasons[reason]
  const facts = [
    why.text,
    ...(credit === undefined ? [] : [words.creditNow(money(credit.available))]),
    ...(credit === undefined || credit.held === 0 ? [] : [words.creditHeld(money(credit.held))]),
    ...(credit === undefined || credit.missing === 0 ? [] : [words.creditMissing(money(credit.missing))]),
    ...(reason === 'out-of-stock' ? short.map(({ name, quantity, available }) => words.short(name, quantity, available)) : []),
    ...gone.map(({ name }) => words.gone(name)),
    ...(reason === 'price-changed'
      ? repriced.map(({ name, priceBefore, price }) => words.repriced(name, money(priceBefore), money(price ?? priceBefore)))
      : []),
    words.nothingTaken,
  ]
  const isRepeatable = isPossible && short.length === 0 && gone.length === 0
  return (
    <>
      <div className="grid items-start gap-4 pt-6 grid-cols-1 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] lg:gap-12">
        <Notice tone={reason === 'canceled-by-customer' ? 'info' : 'bad'} title={why.title}>
          {facts.filter((fact) => fact !== '').join(' ')}
        </Notice>
        <div className="flex flex-wrap gap-3">
          {isRepeatable && againKey !== undefined && (credit === undefined || credit.missing === 0) && (
            <Form method="post" action={`/orders/${orderId}/again`}>
              <input type="hidden" name="key" value={againKey} />
              <Button busy={isBusy}>{reason === 'price-changed' ? words.atNewPrice : words.again}</Button>
            </Form>
          )}
          {isPossible && (
            <Form method="post" action="/cart/refill">
              <input type="hidden" name="orderId" value={orderId} />
              <Button kind={isRepeatable && (credit === undefined || credit.missing === 0) ? 'line' : 'action'} busy={isBusy}>
                {short.length > 0 || gone.length > 0 ? words.withWhatIsThere : words.change}
              </Button>
            </Form>
          )}
          {credit !== undefined && (
            <ButtonLink kind="line" href="/account/credit">
              {words.toCredit}
            </ButtonLink>
          )}
          {reason === 'unknown-address' && (
            <ButtonLink kind="line" href="/account/addresses">
              {words.toAddresses}
            </ButtonLink>
          )}
        </div>
      </div>
      {alternatives.length > 0 && (
        <Section title={words.alternatives}>
          <ProductList label={words.alternatives} products={alternatives} oneRow />
        </Section>
      )}
    </>
  )
}

import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { ButtonLink, EmptyState, Notice, Panel, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { OrderItem } from '../orders/order-item.tsx'
import { LedgerLines } from './ledger-lines.tsx'
import { loadOverview } from './overview.server.ts'
import { Purse } from './purse.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => loadOverview(context)

export default function Overview() {
  const { credit, welcome, lines, orders } = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { account: words, credit: ofCredit } = texts
  return (
    <div className="grid gap-8 pt-8 md:gap-12">
      <title>{`${words.title} · Souk`}</title>
      {welcome !== undefined && (
        <Notice tone="good" title={words.welcomeTitle}>
          {words.welcome(formats.money(welcome, credit.currency))}
        </Notice>
      )}
      <Purse credit={credit} />
      <div className="grid items-start gap-12 lg:grid-cols-[1.4fr_1fr]">
        <section className="min-w-0">
          <div className="flex flex-wrap items-baseline justify-between gap-4 pb-3">
            <h2>{ofCredit.ledger}</h2>
            {lines.length > 0 && <TextLink href="/account/credit">{ofCredit.seeAll}</TextLink>}
          </div>
          {lines.length === 0 ? <p className="text-ink-2">{ofCredit.empty}</p> : <LedgerLines lines={lines} />}
        </section>
        <Panel>
          {orders.length === 0 ? (
            <EmptyState level={2} title={words.noOrdersTitle} actions={<ButtonLink href="/search">{texts.goods.walk}</ButtonLink>}>
              {words.noOrders}
            </EmptyState>
          ) : (
            <section>
              <div className="flex flex-wrap items-baseline justify-between gap-4 pb-3">
                <h2 className="text-xl md:text-2xl">{texts.shell.orders}</h2>
                <TextLink href="/orders">{texts.orders.seeAll}</TextLink>
              </div>
              <ul role="list" className="-mb-4">
                {orders.map((order) => (
                  <OrderItem key={order.orderId} order={order} level={3} />
                ))}
              </ul>
            </section>
          )}
        </Panel>
      </div>
    </div>
  )
}

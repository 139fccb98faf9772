import { Form, useLoaderData, useNavigation, type LoaderFunctionArgs } from 'react-router'
import { useLive } from '@souk/site/pages'
import { idIn } from '@souk/site/pages/server'
import {
  Badge,
  Breadcrumbs,
  Button,
  ButtonLink,
  LineItem,
  LiveMark,
  Panel,
  Stall,
  StallDot,
  Stalls,
  Table,
  TextLink,
  type StallState,
} from '@souk/ui'
import { ProductPicture } from '../catalogue/product-picture.tsx'
import { useLanguage } from '../languages/language.ts'
import { orderNumber } from './order-number.ts'
import { loadOrder, type OrderData } from './order-page.server.ts'
import { Refusal } from './refusal.tsx'

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  loadOrder(context, idIn(params, 'orderId'), new URL(request.url).searchParams.get('again') ?? undefined)

/** A page without a script asks again after so many seconds. */
const REFRESH_SECONDS = 2

/** How it stands with an order, in a few words. */
const Standing = ({ order: { isOpen, walk, placedAt, refusal } }: { readonly order: OrderData }) => {
  const { texts, formats } = useLanguage()
  const { order: words } = texts
  const done = walk.filter(({ state }) => state === 'done').length
  // A refusal is known before everything that was held is free again.
  if (isOpen && refusal === undefined) return <LiveMark>{words.live(Math.min(done + 1, walk.length), walk.length)}</LiveMark>
  const last =
    walk
      .map(({ at }) => at ?? '')
      .toSorted()
      .at(-1) ?? placedAt
  return (
    <div role="status">
      {refusal === undefined ? (
        <Badge icon="check">{words.done(formats.duration(Date.parse(last) - Date.parse(placedAt)))}</Badge>
      ) : refusal.reason === 'canceled-by-customer' ? (
        <Badge tone="info">{words.canceled}</Badge>
      ) : (
        <Badge tone="bad">{words.refused}</Badge>
      )}
    </div>
  )
}

const Walk = ({ order }: { readonly order: OrderData }) => {
  const { texts, formats } = useLanguage()
  const { order: words, stalls } = texts
  const about = { units: order.units, total: formats.money(order.total, order.currency), invoice: order.invoiceNumber ?? '' }
  const states: Record<StallState, string> = words.states
  return (
    <Stalls label={words.way}>
      {order.walk.map(({ stall, state, says, at, tookMs }) => (
        <Stall
          key={stall}
          stall={stall}
          state={state}
          name={stalls[stall].name}
          stateText={states[state]}
          title={words.says[says].title}
          level={2}
          {...(at !== undefined && { time: <time dateTime={at}>{formats.clock(at)}</time> })}
          {...(tookMs !== undefined && { took: formats.duration(tookMs) })}
        >
          {words.says[says].text(about)}
        </Stall>
      ))}
    </Stalls>
  )
}

const Lines = ({ order: { lines, currency, total } }: { readonly order: OrderData }) => {
  const { texts, formats } = useLanguage()
  const { order: words, goods } = texts
  return (
    <section aria-labelledby="ordered">
      <h2 id="ordered" className="pb-4">
        {words.ordered}
      </h2>
      <ul role="list">
        {lines.map(({ productId, name, quantity, unitPrice, product }) => (
          <LineItem
            key={productId}
            picture={product === undefined ? null : <ProductPicture product={product} sizes="84px" />}
            title={
              product === undefined ? (
                name
              ) : (
                <TextLink href={`/p/${product.slug}`} className="text-ink hover:underline">
                  {name}
                </TextLink>
              )
            }
            detail={goods.cases(quantity, formats.money(unitPrice, currency))}
            amount={<span className="font-strong tabular-nums">{formats.money(quantity * unitPrice, currency)}</span>}
          />
        ))}
      </ul>
      <p className="border-line-strong flex items-baseline justify-between gap-4 border-t pt-4 text-l font-bold">
        <span>{words.total}</span>
        <span className="tabular-nums">{formats.money(total, currency)}</span>
      </p>
    </section>
  )
}

const Said = ({ order: { said } }: { readonly order: OrderData }) => {
  const { texts, formats } = useLanguage()
  const { order: words, stalls } = texts
  const events: Readonly<Record<string, string>> = words.events
  return (
    <Panel>
      <h2 className="text-xl pb-3">{words.said}</h2>
      <div className="max-sm:text-s">
        <Table
          caption={words.saidCaption}
          rows={said}
          rowKey={({ key }) => key}
          columns={[
            { key: 'at', head: words.time, quiet: true, cell: ({ at }) => <time dateTime={at}>{formats.exactClock(at)}</time> },
            { key: 'stall', head: words.stall, cell: ({ stall }) => <StallDot stall={stall}>{stalls[stall].name}</StallDot> },
            { key: 'event', head: words.event, cell: ({ event }) => events[event] ?? event },
          ]}
        />
      </div>
    </Panel>
  )
}

/** What one may do with the order now. */
const Actions = ({ order: { orderId, status, isOpen, againKey, invoiceNumber, refusal } }: { readonly order: OrderData }) => {
  const { texts } = useLanguage()
  const isBusy = useNavigation().state !== 'idle'
  const { order: words } = texts
  if (status === 'PENDING')
    return (
      <Form method="post" action={`/orders/${orderId}/cancellation`}>
        <Button kind="danger" busy={isBusy}>
          {words.cancel}
        </Button>
      </Form>
    )
  return (
    <>
      {invoiceNumber !== null && (
        <ButtonLink href={`/orders/${orderId}/invoice`} kind="line">
          {words.invoice(invoiceNumber)}
        </ButtonLink>
      )}
      {!isOpen && againKey !== undefined && refusal === undefined && (
        <Form method="post" action={`/orders/${orderId}/again`}>
          <input type="hidden" name="key" value={againKey} />
          <Button kind="line" busy={isBusy}>
            {words.again}
          </Button>
        </Form>
      )}
    </>
  )
}

export default function OrderPage() {
  const order = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { order: words } = texts
  const { orderId, placedAt, isOpen, refusal } = order
  useLive(isOpen ? `/orders/${orderId}/events` : undefined)
  const title = words.title(orderNumber(orderId))
  return (
    <div className="page py-8 md:py-12">
      <title>{`${title} · Souk`}</title>
      <meta name="robots" content="noindex" />
      {isOpen && (
        <noscript>
          <meta httpEquiv="refresh" content={String(REFRESH_SECONDS)} />
        </noscript>
      )}
      <Breadcrumbs
        label={words.where}
        items={[{ text: texts.shell.account, href: '/account' }, { text: texts.shell.orders, href: '/orders' }, { text: title }]}
      />
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 pb-6">
        <div>
          <h1>{title}</h1>
          <p className="text-ink-2 pt-2">{words.placedAt(formats.moment(placedAt))}</p>
        </div>
        <Standing order={order} />
      </div>
      <Walk order={order} />
      {refusal !== undefined && <Refusal order={order} refusal={refusal} />}
      <div className="flex flex-wrap gap-3 pt-6 empty:hidden">
        <Actions order={order} />
      </div>
      <div className="grid items-start gap-8 pt-12 grid-cols-1 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] lg:gap-12">
        <Lines order={order} />
        <Said order={order} />
      </div>
    </div>
  )
}

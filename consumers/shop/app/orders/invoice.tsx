import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { idIn } from '@souk/site/pages/server'
import { Breadcrumbs, buttonClass, ButtonLink, EmptyState, Icon, Panel, Star, Table } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { prefixOf } from '../languages/prefix.ts'
import { loadInvoice } from './invoice.server.ts'
import { orderNumber } from './order-number.ts'

export const loader = ({ context, request, params }: LoaderFunctionArgs) => loadInvoice(context, request, idIn(params, 'orderId'))

/** A name, and the lines below it. */
const Party = ({ title, name, lines }: { readonly title: string; readonly name: string; readonly lines: readonly string[] }) => (
  <section>
    <h2 className="text-ink-2 text-s font-text font-strong font-stretch-normal tracking-normal">{title}</h2>
    <address className="pt-1 not-italic">
      <span className="font-strong block">{name}</span>
      {lines.map((line, index) => (
        <span key={index} className="block wrap-anywhere">
          {line}
        </span>
      ))}
    </address>
  </section>
)

export default function Invoice() {
  const { orderId, status, invoice } = useLoaderData<typeof loader>()
  const { code, texts, formats } = useLanguage()
  const { invoice: words, orders, lists } = texts
  const toOrder = <ButtonLink href={`/orders/${orderId}`}>{words.toOrder}</ButtonLink>
  if (invoice === undefined)
    return (
      <div className="page py-8">
        <title>{`${words.title} · Souk`}</title>
        <meta name="robots" content="noindex" />
        <EmptyState title={status === 'CANCELED' ? words.neverTitle : words.noneTitle} actions={toOrder}>
          {status === 'CANCELED' ? words.never : words.notYet}
        </EmptyState>
      </div>
    )
  const { number, issuedAt, seller, recipient, lines, total, currency } = invoice
  const money = (amount: number) => formats.money(amount, currency)
  return (
    <div className="page pt-8 md:pt-12 print:p-0">
      <title>{`${words.numbered(number)} · Souk`}</title>
      <meta name="robots" content="noindex" />
      <div className="print:hidden">
        <Breadcrumbs
          label={lists.where}
          items={[
            { text: texts.shell.orders, href: '/orders' },
            { text: orders.number(orderNumber(orderId)), href: `/orders/${orderId}` },
            { text: words.title },
          ]}
        />
      </div>
      <div className="max-w-[56rem] pt-4 print:max-w-none">
        <div className="flex flex-wrap items-end justify-between gap-4 pb-6">
          <div className="grid gap-2">
            <p className="sign text-2xl hidden items-center gap-2 print:flex">
              <Star className="text-pomegranate size-6" />
              Souk
            </p>
            <h1>{words.numbered(number)}</h1>
            <p className="text-ink-2">{words.issued(formats.day(issuedAt))}</p>
          </div>
          <a href={`${prefixOf(code)}/orders/${orderId}/invoice.pdf`} download className={`${buttonClass({ kind: 'line' })} print:hidden`}>
            <Icon name="download" />
            {words.pdf}
          </a>
        </div>
        <Panel className="print:bg-transparent print:p-0">
          <div className="grid gap-6 pb-8 sm:grid-cols-2">
            {recipient !== null && (
              <Party
                title={words.recipient}
                name={recipient.name}
                lines={[...recipient.lines, ...(recipient.country === null ? [] : [recipient.country])]}
              />
            )}
            {seller !== null && (
              <Party
                title={words.seller}
                name={seller.businessName}
                lines={[...seller.postalAddress.split('\n'), ...(seller.taxNumber === '' ? [] : [words.tax(seller.taxNumber)])].filter(
                  (line) => line !== '',
                )}
              />
            )}
          </div>
          <Table
            caption={words.lines}
            rows={lines}
            rowKey={({ productId }) => productId}
            columns={[
              { key: 'name', head: words.product, cell: ({ name }) => name },
              { key: 'quantity', head: words.quantity, end: true, cell: ({ quantity }) => formats.number(quantity) },
              { key: 'each', head: words.each, end: true, cell: ({ unitPrice }) => money(unitPrice) },
              { key: 'sum', head: words.sum, end: true, cell: ({ quantity, unitPrice }) => money(quantity * unitPrice) },
            ]}
          />
          <p className="flex items-baseline justify-between gap-4 pt-4">
            <span className="font-strong">{words.total}</span>
            <span className="text-2xl font-bold tabular-nums">{money(total)}</span>
          </p>
          <p className="text-ink-2 text-s pt-4">{words.paid}</p>
        </Panel>
      </div>
    </div>
  )
}

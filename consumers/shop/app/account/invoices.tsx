import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { ButtonLink, EmptyState, linkClass, Pagination, Table, TextLink, VisuallyHidden } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { prefixOf } from '../languages/prefix.ts'
import { orderNumber } from '../orders/order-number.ts'
import { loadInvoices } from './invoices.server.ts'
import { Part } from './part.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadInvoices(context, request)

export default function Invoices() {
  const { invoices, nextCursor, total, isFirst } = useLoaderData<typeof loader>()
  const { code, texts, formats } = useLanguage()
  const { invoices: words, lists } = texts
  if (invoices.length === 0)
    return (
      <Part title={words.title}>
        <EmptyState level={2} title={words.emptyTitle} actions={<ButtonLink href="/orders">{words.toOrders}</ButtonLink>}>
          {words.empty}
        </EmptyState>
      </Part>
    )
  return (
    <Part title={words.title}>
      <div className="grid max-w-[56rem] gap-6">
        <Table
          caption={words.title}
          rows={invoices}
          rowKey={({ orderId }) => orderId}
          columns={[
            {
              key: 'number',
              head: words.number,
              cell: ({ orderId, number, issuedAt }) => (
                <>
                  <TextLink href={`/orders/${orderId}/invoice`}>{number}</TextLink>
                  <span className="text-ink-2 text-s block md:hidden">{formats.day(issuedAt)}</span>
                </>
              ),
            },
            { key: 'issued', head: words.issued, roomy: true, cell: ({ issuedAt }) => formats.day(issuedAt) },
            {
              key: 'order',
              head: words.order,
              roomy: true,
              cell: ({ orderId }) => <TextLink href={`/orders/${orderId}`}>{orderNumber(orderId)}</TextLink>,
            },
            { key: 'amount', head: words.amount, end: true, cell: ({ amount, currency }) => formats.money(amount, currency) },
            {
              key: 'pdf',
              head: words.file,
              end: true,
              cell: ({ orderId, number }) => (
                <a href={`${prefixOf(code)}/orders/${orderId}/invoice.pdf`} download className={linkClass}>
                  PDF<VisuallyHidden> {number}</VisuallyHidden>
                </a>
              ),
            },
          ]}
        />
        <Pagination
          label={lists.pages}
          first={isFirst ? undefined : { href: '/account/invoices', text: lists.newest }}
          next={
            nextCursor === null
              ? undefined
              : { href: `/account/invoices?${new URLSearchParams({ cursor: nextCursor })}`, text: lists.older }
          }
          position={lists.total(formats.number(total.count), total.exact)}
        />
      </div>
    </Part>
  )
}

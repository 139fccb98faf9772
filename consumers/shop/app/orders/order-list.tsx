import { Form, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Button, ButtonLink, Chip, EmptyState, Field, Pagination, Tabs, TextInput, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { addressOf, isOpen, type StatusFilter } from './filters.ts'
import { OrderItem } from './order-item.tsx'
import { loadOrders } from './order-list.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadOrders(context, request)

const statuses: readonly (StatusFilter | undefined)[] = [undefined, 'PENDING', 'FINALIZED', 'CANCELED']

const Filters = () => {
  const { filters, isBackwards } = useLoaderData<typeof loader>()
  const { texts } = useLanguage()
  const { orders: words } = texts
  const { q, status, from, until, product } = filters
  return (
    <Form
      // Another address shows what it says.
      key={addressOf(filters)}
      role="search"
      aria-label={words.find}
      className="grid grid-cols-2 items-end gap-4 md:grid-cols-[minmax(0,1fr)_auto_auto_auto]"
    >
      <Field label={words.text} className="max-md:col-span-2">
        <TextInput type="search" name="q" defaultValue={q} maxLength={200} placeholder={words.textHint} />
      </Field>
      <Field label={words.from} className="grid-cols-1" {...(isBackwards && { error: words.backwards })}>
        <TextInput type="date" name="from" defaultValue={from} />
      </Field>
      <Field label={words.until} className="grid-cols-1">
        <TextInput type="date" name="until" defaultValue={until} />
      </Field>
      {status !== undefined && <input type="hidden" name="status" value={status} />}
      {product !== '' && <input type="hidden" name="product" value={product} />}
      <Button kind="line" icon="search" className="max-md:col-span-2">
        {words.find}
      </Button>
    </Form>
  )
}

export default function Orders() {
  const { filters, isBackwards, orders, counts, nextCursor, productName } = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { orders: words, lists } = texts
  const isAll = isOpen(filters) && !isBackwards
  const counted = (status: StatusFilter | undefined): string => {
    const found = counts.filter((one) => status === undefined || one.status === status)
    const sum = found.reduce((total, { count }) => total + count, 0)
    return `${words.statuses[status ?? 'all']} (${formats.number(sum)}${found.every(({ exact }) => exact) ? '' : '+'})`
  }
  const hasNone = isAll && counts.every(({ count }) => count === 0)
  return (
    <div className="page pt-8 md:pt-12">
      <title>{`${words.title} · Souk`}</title>
      <meta name="robots" content="noindex" />
      {hasNone ? (
        <EmptyState title={words.emptyTitle} actions={<ButtonLink href="/search">{texts.goods.walk}</ButtonLink>}>
          {words.empty}
        </EmptyState>
      ) : (
        <>
          <h1 className="pb-6">{words.title}</h1>
          <Filters />
          <div className="pt-6">
            <Tabs
              label={words.byStatus}
              items={statuses.map((status) => ({
                href: addressOf(filters, { status }),
                text: counted(status),
                current: status === filters.status,
              }))}
            />
          </div>
          {!isAll && (
            <div className="flex flex-wrap items-center gap-3 pt-4">
              {filters.q !== '' && (
                <Chip href={addressOf(filters, { q: '' })} removeText={lists.remove}>
                  {filters.q}
                </Chip>
              )}
              {filters.product !== '' && (
                <Chip href={addressOf(filters, { product: '' })} removeText={lists.remove}>
                  {productName ?? words.unknownProduct}
                </Chip>
              )}
              {(filters.from !== '' || filters.until !== '') && (
                <Chip href={addressOf(filters, { from: '', until: '' })} removeText={lists.remove}>
                  {words.span(filters.from && formats.day(filters.from), filters.until && formats.day(filters.until))}
                </Chip>
              )}
              <TextLink href={addressOf(filters, { q: '', product: '', from: '', until: '', status: undefined })}>{words.showAll}</TextLink>
            </div>
          )}
          {orders.length === 0 ? (
            <EmptyState
              level={2}
              title={isBackwards ? words.backwards : words.noneTitle}
              actions={
                <ButtonLink kind="line" href="/orders">
                  {words.showAll}
                </ButtonLink>
              }
            >
              {words.none}
            </EmptyState>
          ) : (
            <div className="grid gap-6 pt-2">
              <ul role="list" className="border-line border-b *:first:border-t-0">
                {orders.map((order) => (
                  <OrderItem key={order.orderId} order={order} level={2} />
                ))}
              </ul>
              <Pagination
                label={lists.pages}
                first={filters.cursor === undefined ? undefined : { href: addressOf(filters), text: lists.newest }}
                next={nextCursor === null ? undefined : { href: addressOf(filters, { cursor: nextCursor }), text: lists.older }}
              />
            </div>
          )}
        </>
      )}
    </div>
  )
}

import { describeProblem, type Found, type FoundEverywhere } from '@souk/client'
import { onTerminal } from './terminal.ts'

/** A line for each thing found: what it is, its id, and what people call it. Services that could not be asked have a line, too. */
export const describeFound = ({ orders, customers, products, categories, invoices, commits }: FoundEverywhere): string => {
  const lines = <Item>(kind: string, { items, problem }: Found<Item>, tell: (item: Item) => readonly unknown[]): string[] =>
    problem === null
      ? items.map((item) => [kind, ...tell(item).map((part) => onTerminal(String(part)))].join('\t'))
      : [`${kind}\tcannot be searched now: ${describeProblem(problem)}`]
  return [
    ...lines('order', orders, ({ orderId, placedAt, status, total, currency }) => [orderId, placedAt, status, `${total} ${currency}`]),
    ...lines('customer', customers, ({ customerId, username, name, email }) => [customerId, username ?? '', name ?? '', email ?? '']),
    ...lines('product', products, ({ productId, name, price, currency, status }) => [productId, name, `${price} ${currency}`, status]),
    ...lines('category', categories, ({ categoryId, name, status }) => [categoryId, name, status]),
    ...lines('invoice', invoices, ({ number, orderId, total, currency }) => [number, orderId, `${total} ${currency}`]),
    ...lines('commit', commits, ({ position, at, actor }) => [position, at, `${actor.kind} ${actor.id}`]),
  ].join('\n')
}

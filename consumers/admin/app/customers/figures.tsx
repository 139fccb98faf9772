import { useLanguage } from '../languages/language.ts'
import { Figure, Figures } from '../parts/figures.tsx'
import type { CustomerPageData } from './customer.server.ts'
import { ledgerAddress } from './ledger-filters.ts'
import type { PartProps } from './part.ts'

/** What the customer has, and has done. */
export const CustomerFigures = ({ page: { customer, credit, orders, open, invoices } }: PartProps) => {
  const { texts, formats } = useLanguage()
  const { customers: words } = texts
  const { customerId } = customer
  const amount = (value: number): string => formats.amount(value, credit.currency)
  const count = (total: CustomerPageData['open']): string =>
    total === null ? '–' : `${formats.number(total.count)}${total.exact ? '' : '+'}`
  const ledger = (kind: 'granted' | 'charged' | ''): string => ledgerAddress(customerId, { kind, from: '', until: '', cursor: '' })
  return (
    <section aria-label={words.figures}>
      <Figures>
        <Figure label={words.available(credit.currency)} value={amount(credit.available)} href={ledger('')} />
        <Figure
          label={words.held}
          value={amount(credit.held)}
          note={open === null ? words.silent : words.heldNote(open.count)}
          href={`/orders?status=PENDING&customer=${customerId}`}
        />
        <Figure label={words.spent} value={amount(credit.spent)} note={words.spentNote} href={ledger('charged')} />
        <Figure label={words.granted} value={amount(credit.granted)} note={words.grantedNote} href={ledger('granted')} />
        <Figure
          label={words.orders}
          value={count(orders && orders.total)}
          note={orders === null ? words.silent : words.ordersNote}
          href={`/orders?customer=${customerId}`}
        />
        <Figure
          label={words.invoices}
          value={count(invoices)}
          note={invoices === null ? words.silent : words.invoicesNote}
          href={`/invoices?customer=${customerId}`}
        />
      </Figures>
    </section>
  )
}

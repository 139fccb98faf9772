import type { Invoice, Recipient } from '@souk/contracts'

/** What a document says of an invoice, in the words and figures that it prints. HTML and PDF say the same. */
export interface InvoiceText {
  readonly title: string
  readonly number: string
  /** Lines of the seller; the first one is the name. */
  readonly seller: readonly string[]
  /** Lines of the recipient. */
  readonly recipient: readonly string[]
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly lines: readonly InvoiceTextLine[]
  readonly total: string
}

interface InvoiceTextLine {
  readonly name: string
  readonly quantity: string
  readonly unitPrice: string
  readonly amount: string
}

const NO_RECIPIENT = 'Name and address are not available.'

const dateFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const numberFormat = new Intl.NumberFormat('en-GB')

/** Prints minor units of a currency, exactly: `£1,234.50`. */
const moneyFormat = (currency: string): ((amount: number) => string) => {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0
  return (amount) => {
    const minor = String(amount).padStart(digits + 1, '0')
    const whole = minor.slice(0, minor.length - digits)
    // A text, because a number would round large amounts.
    const exact: `${number}` = `${Number.parseInt(whole, 10)}${digits === 0 ? '' : `.${minor.slice(-digits)}`}` as `${number}`
    return format.format(exact)
  }
}

/** Lines of a text that people have written. Other control characters become spaces. */
const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.replaceAll(/\p{Cc}+/gu, ' ').trim())
    .filter((line) => line !== '')

const oneLine = (text: string): string => linesOf(text).join(' ')

const countries = new Intl.DisplayNames('en', { type: 'region' })
const countryOf = ({ country }: Recipient): readonly string[] => (country === null ? [] : [countries.of(country) ?? country])

export const invoiceText = (invoice: Invoice): InvoiceText => {
  const { number, seller, recipient, issuedAt, finalizedAt, orderId, currency, lines, total } = invoice
  const money = moneyFormat(currency)
  return {
    title: `Invoice ${number}`,
    number,
    seller: seller === null ? ['Souk'] : [oneLine(seller.businessName), ...linesOf(seller.postalAddress)],
    recipient: recipient === null ? [NO_RECIPIENT] : [oneLine(recipient.name), ...recipient.lines.map(oneLine), ...countryOf(recipient)],
    facts: [
      ['Number', number],
      ['Date of issue', dateFormat.format(new Date(issuedAt))],
      ['Date of supply', dateFormat.format(new Date(finalizedAt))],
      ['Order', orderId],
      ...(seller === null || seller.taxNumber === '' ? [] : ([['Tax number of the seller', oneLine(seller.taxNumber)]] as const)),
    ],
    lines: lines.map(({ name, quantity, unitPrice }) => ({
      name: oneLine(name),
      quantity: numberFormat.format(quantity),
      unitPrice: money(unitPrice),
      amount: money(quantity * unitPrice),
    })),
    total: money(total),
  }
}

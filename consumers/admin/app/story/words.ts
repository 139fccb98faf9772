import { useLanguage } from '../languages/language.ts'
import type { Texts } from '../languages/texts.ts'
import type { Ghost, Station } from './map.ts'
import { reasonIn, type Shortage } from './shortages.ts'
import type { Story } from './story.server.ts'

type Line = Story['order']['lines'][number]

const isReason = (reasons: Texts['reasons'], text: unknown): text is keyof Texts['reasons'] =>
  typeof text === 'string' && Object.hasOwn(reasons, text)

/** How an order stands, as far as the page tells it in one sentence. */
export const outcomeOf = ({
  status,
  stockOutcome,
  creditOutcome,
}: Pick<Story['order'], 'status' | 'stockOutcome' | 'creditOutcome'>): keyof Texts['story']['says'] => {
  if (status === 'FINALIZED') return 'finalized'
  if (status !== 'CANCELED') return 'open'
  const wasHeld = [stockOutcome, creditOutcome].some((outcome) => outcome === 'reserved' || outcome === 'released')
  return wasHeld ? 'canceled' : 'canceledUnheld'
}

/** A reason in words, with the product that was missing, if that is the reason. Of two answers that refuse, only one is it. */
export const reasonText = (reasons: Texts['reasons'], reason: keyof Texts['reasons'], missing: Pick<Line, 'name'> | undefined): string =>
  reason === 'out-of-stock' && missing !== undefined ? `${reasons[reason]}: ${missing.name}` : reasons[reason]

/** What the events of an order say in plain words. */
export const useWords = ({ order, customer, events, shortages }: Pick<Story, 'order' | 'customer' | 'events' | 'shortages'>) => {
  const { texts, formats } = useLanguage()
  const { story: words, reasons } = texts
  const who = customer ?? words.somebody
  const [first, ...others] = order.lines
  const goods = `${formats.number(first?.quantity ?? 0)} × ${first?.name ?? ''}${others.length === 0 ? '' : ` ${words.others(others.length)}`}`
  const amount = formats.amount(order.total, order.currency)
  const missing = order.lines.find(({ productId }) => productId === order.missingProductId)

  const whyCanceled = (reason: keyof Texts['reasons']): string =>
    reason === 'canceled-by-customer' && events.some(({ type, by }) => type === 'OrderCanceled' && by === 'manager')
      ? words.byManager
      : reasonText(reasons, reason, missing)

  /** How much was asked for, how much was there when it was refused, and what was missing. */
  const short = ({ productId, asked, available }: Pick<Shortage, 'productId' | 'asked' | 'available'>): string => {
    const product = order.lines.find((line) => line.productId === productId)?.name
    const count = (much: number): string => (product === undefined ? formats.money(much, order.currency) : formats.number(much))
    const counted = [count(asked), count(available), count(asked - available)] as const
    return product === undefined ? words.creditShort(...counted) : words.stockShort(product, ...counted)
  }

  /** What an event says: a few words, and one sentence. */
  const tell = ({ event: { type, data, by, position } }: Pick<Station, 'event'>): { readonly title: string; readonly text: string } => {
    const given = reasonIn(data)
    const reason = isReason(reasons, given) ? reasonText(reasons, given, missing) : ''
    const shortage = shortages.find((one) => one.position === position)
    const lack = shortage === undefined ? '' : `${short(shortage)} `
    switch (type) {
      case 'OrderPlaced':
        return { title: words.places(who), text: words.texts.placed }
      case 'StockReserved':
        return { title: words.held(goods), text: words.texts.stockHeld }
      case 'CreditReserved':
        return { title: words.held(amount), text: words.texts.creditHeld }
      case 'StockRejected':
        return {
          title: words.no(reason),
          text: `${lack === '' && missing !== undefined ? `${words.missing(missing.name, formats.number(missing.quantity))} ` : lack}${words.texts.stockRefused}`,
        }
      case 'CreditRejected':
        return { title: words.no(reason), text: `${lack}${words.texts.creditRefused}` }
      case 'OrderFinalized':
        return { title: words.bothYes, text: words.texts.finalized }
      case 'OrderCanceled':
        if (given === 'deadline-passed') return { title: words.tooLate, text: words.texts.tooLate }
        if (given !== 'canceled-by-customer') return { title: words.aNo, text: words.texts.canceled }
        return by === 'manager'
          ? { title: words.byManager, text: words.texts.byManager }
          : { title: words.byCustomer, text: words.texts.byCustomer }
      case 'StockDeducted':
        return { title: words.sold(goods), text: words.texts.sold }
      case 'CreditCharged':
        return { title: words.charged(amount), text: words.texts.charged }
      case 'InvoiceIssued':
        return { title: words.invoice(order.invoiceNumber ?? ''), text: words.texts.invoiced }
      case 'StockReleased':
        return { title: words.returned(goods), text: words.texts.returned }
      case 'CreditReleased':
        return { title: words.returned(amount), text: words.texts.returned }
      case 'ReservationClosed':
      case 'PaymentClosed':
        return { title: words.closed, text: words.texts.closed }
      default:
        return { title: type, text: '' }
    }
  }

  return {
    goods,
    amount,
    heading: words.heading(who),
    /** Why the order was canceled, if it was. */
    why: order.cancelReason === null ? '' : whyCanceled(order.cancelReason),
    tell,
    short,
    ghost: ({ kind }: Pick<Ghost, 'kind'>): string => words.ghosts[kind],
  }
}

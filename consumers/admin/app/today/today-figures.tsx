import { useLanguage } from '../languages/language.ts'
import { Figure, Figures } from '../parts/figures.tsx'
import { ordersOf, revenueOf, type PartProps } from './part.ts'
import { STUCK_SECONDS } from './stuck.ts'
import type { Today } from './today.server.ts'

interface Told {
  readonly value: string
  readonly note: string
}

const usePlaced = (orders: Today['orders']): Told => {
  const { texts, formats } = useLanguage()
  const { today: words } = texts
  if (orders === null) return { value: '–', note: words.silent }
  if (orders.orders === 0) return { value: '0', note: words.nonePlaced }
  const finalized = orders.statuses.find(({ status }) => status === 'FINALIZED')?.orders ?? 0
  return { value: formats.number(orders.orders), note: words.finalized(formats.percent(finalized / orders.orders)) }
}

const useDecided = (orders: Today['orders']): Told => {
  const { texts, formats } = useLanguage()
  const { today: words } = texts
  if (orders === null) return { value: '–', note: words.silent }
  const { medianMs, p95Ms } = orders.decisions
  return {
    value: medianMs === null ? '–' : formats.milliseconds(medianMs),
    note: p95Ms === null ? words.nothingDecided : words.half(formats.milliseconds(p95Ms)),
  }
}

const useBooks = (books: Today['books']): Told => {
  const { texts, formats } = useLanguage()
  const { today: words } = texts
  if (books === null) return { value: '–', note: words.silent }
  const { audit } = books
  if (audit === null) return { value: '–', note: words.never }
  const note = words.at(formats.number(audit.position))
  if (audit.state === 'running') return { value: '–', note: words.running }
  return { value: audit.ok === true ? words.hold : words.differ(audit.faultCount), note }
}

export const TodayFigures = ({ today }: PartProps) => {
  const { texts, formats } = useLanguage()
  const { today: words } = texts
  const { orders, revenue, stuck, parked } = today
  const placed = usePlaced(orders)
  const decided = useDecided(orders)
  const books = useBooks(today.books)
  return (
    <section aria-label={words.figures}>
      <Figures>
        <Figure
          label={words.revenue(revenue?.currency ?? '')}
          value={revenue === null ? '–' : formats.amount(revenue.total, revenue.currency)}
          note={revenue === null ? words.silent : words.invoices(formats.number(revenue.invoices), revenue.invoices === 1)}
          href={revenueOf(today)}
        />
        <Figure label={words.orders} value={placed.value} note={placed.note} href={ordersOf(today)} />
        <Figure label={words.decided} value={decided.value} note={decided.note} />
        <Figure
          label={words.stuck}
          value={stuck === null ? '–' : formats.number(stuck.total.count)}
          note={stuck === null ? words.silent : words.pendingOver(STUCK_SECONDS)}
          href={`/orders?openFor=${STUCK_SECONDS}&sort=oldest`}
        />
        <Figure
          label={words.parked}
          value={parked === null ? '–' : formats.number(parked.total.count)}
          note={parked === null ? words.silent : words.parkedNote(parked.total.count)}
          href="/operations/parked"
        />
        <Figure label={words.books} value={books.value} note={books.note} href="/operations/books" />
      </Figures>
    </section>
  )
}

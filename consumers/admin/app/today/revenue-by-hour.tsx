import { useLanguage } from '../languages/language.ts'
import { Bars } from '../parts/bars.tsx'
import type { PartProps } from './part.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

export const RevenueByHour = ({ today: { day, revenue } }: PartProps) => {
  const { texts, formats } = useLanguage()
  const { today: words } = texts
  const hours = HOURS.map((start, index) => {
    const { amount = 0, invoices = 0 } = revenue?.hours.find((hour) => hour.start === `${day}T${start.slice(0, 2)}`) ?? {}
    const until = HOURS[index + 1]
    return {
      name: start,
      value: amount,
      text: words.hour(start, formats.amount(amount, revenue?.currency ?? 'GBP'), invoices),
      href: `/orders?status=FINALIZED&from=${day}T${start}${until === undefined ? '' : `&until=${day}T${until}`}`,
    }
  })
  return (
    <section>
      <div className="section-head">
        <h2>{words.byHour}</h2>
        {revenue !== null && <span className="faint">{words.byHourNote(revenue.currency)}</span>}
      </div>
      {revenue === null || revenue.invoices === 0 ? (
        <p className="quiet">{revenue === null ? words.silent : words.noRevenue}</p>
      ) : (
        <Bars label={words.byHour} bars={hours} format={(value) => formats.amount(value, revenue.currency)} every={4} />
      )}
    </section>
  )
}

import { useLanguage } from '../languages/language.ts'
import { Compare } from './compare.tsx'
import type { TimeData } from './time.server.ts'

const counts = ['ordersOpen', 'ordersFinalized', 'ordersCanceled', 'invoices'] as const
const units = ['unitsAvailable', 'unitsReserved', 'unitsSold'] as const

/** The measures of the shop, then and now. */
export const ShopThen = ({ time: { at, measures, currency } }: { readonly time: TimeData }) => {
  const { texts, formats } = useLanguage()
  const { time: words } = texts
  if (measures === null) return <p className="quiet">{words.silent}</p>
  const { past, now } = measures
  const money = (value: number): string => (currency === '' ? formats.number(value) : formats.amount(value, currency))
  const line = (measure: keyof typeof past, name: string, format: (value: number) => string) => {
    const by = now[measure] - past[measure]
    return { name, past: format(past[measure]), now: format(now[measure]), since: `${by > 0 ? '+' : '−'}${format(Math.abs(by))}` }
  }
  return (
    <Compare
      what={words.measure}
      at={at}
      lines={[
        ...counts.map((measure) => line(measure, words.measures[measure], formats.number)),
        line('revenue', words.measures.revenue(currency), money),
        ...units.map((measure) => line(measure, words.measures[measure], formats.number)),
        line('creditHeld', words.measures.creditHeld(currency), money),
        line('customers', words.measures.customers, formats.number),
      ]}
    />
  )
}

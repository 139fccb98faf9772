import { cx, Meter } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Ordering } from './cart-page.server.ts'

interface CreditMeterProps {
  readonly credit: Ordering['credit']
  readonly total: number
  readonly currency: string
  /** As a bar alone, where there is little room. */
  readonly small?: boolean
}

/** The credit of the customer, and what this order would take of it. */
export const CreditMeter = ({ credit: { available, held, spent }, total, currency, small = false }: CreditMeterProps) => {
  const { texts, formats } = useLanguage()
  const { credit } = texts.placing
  const money = (amount: number): string => formats.money(amount, currency)
  const asked = Math.min(total, available)
  const missing = total - available
  return (
    <section aria-label={credit.title} className={cx('bg-night text-on-night', small ? 'rounded-m p-3' : 'rounded-l p-4 md:p-6')}>
      <p className={cx('flex flex-wrap items-baseline justify-between gap-x-4', small ? 'text-s pb-2' : 'pb-3')}>
        <strong className="font-strong">{credit.title}</strong>
        <span className="tabular-nums">{missing > 0 ? credit.missing(money(missing)) : credit.after(money(available - total))}</span>
      </p>
      <Meter
        bare={small}
        parts={[
          { use: 'used', share: spent, text: credit.spent, value: money(spent) },
          { use: 'held', share: held, text: credit.held, value: money(held) },
          { use: 'asked', share: asked, text: credit.asked, value: money(total) },
          ...(missing > 0 ? [{ use: 'beyond', share: missing, text: credit.beyond, value: money(missing) } as const] : []),
          { use: 'free', share: available - asked, text: credit.free, value: money(available) },
        ]}
      />
    </section>
  )
}

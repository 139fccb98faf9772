import type { Credit } from '@souk/client'
import { Meter } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

/** The credit: what is free, and what has become of the rest. */
export const Purse = ({ credit: { available, held, spent, currency } }: { readonly credit: Credit }) => {
  const { texts, formats } = useLanguage()
  const { credit: words } = texts
  const money = (amount: number) => formats.money(amount, currency)
  return (
    <section
      aria-labelledby="purse"
      className="bg-night text-on-night rounded-l grid items-center gap-6 p-6 md:grid-cols-[auto_1fr] md:gap-12 md:p-8"
    >
      <div>
        <h2 id="purse" className="text-on-night-2 font-text text-m font-normal font-stretch-normal tracking-normal">
          {words.free}
        </h2>
        <p className="text-5xl md:text-6xl leading-none font-bold tracking-[-0.03em] tabular-nums">{money(available)}</p>
      </div>
      <Meter
        parts={[
          { use: 'used', share: spent, text: words.spent, value: money(spent) },
          { use: 'held', share: held, text: words.held, value: money(held) },
          { use: 'free', share: available, text: words.freePart, value: money(available) },
        ]}
      />
    </section>
  )
}

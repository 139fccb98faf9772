import type { CreditLedgerEntry } from '@souk/client'
import { Ledger, TextLink, type Tone } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { orderNumber } from '../orders/order-number.ts'

export type LedgerLine = CreditLedgerEntry & { readonly currency: string }

const tones: Record<CreditLedgerEntry['kind'], Tone> = {
  granted: 'good',
  withdrawn: 'bad',
  held: 'warn',
  released: 'info',
  charged: 'info',
}

/** Which way what is available has gone. What is charged was held before. */
const signs: Record<CreditLedgerEntry['kind'], '+' | '−' | ''> = { granted: '+', withdrawn: '−', held: '−', released: '+', charged: '' }

/** The shop gives this reason itself. Others are a manager's own words. */
const WELCOME = 'welcome'

/** Changes of the credit, each with what was available after it and with what it belongs to. */
export const LedgerLines = ({ lines }: { readonly lines: readonly LedgerLine[] }) => {
  const { texts, formats } = useLanguage()
  const { credit: words } = texts
  return (
    <Ledger
      caption={words.ledger}
      heads={words.heads}
      entries={lines.map(({ version, at, kind, amount, available, currency, orderId, reason }) => ({
        id: String(version),
        when: <time dateTime={at}>{formats.moment(at)}</time>,
        what:
          orderId === null ? (
            reason === WELCOME ? (
              words.welcome
            ) : (
              (reason ?? '')
            )
          ) : (
            <TextLink href={`/orders/${orderId}`}>{words.order(orderNumber(orderId))}</TextLink>
          ),
        kind: words.kinds[kind],
        tone: tones[kind],
        amount: `${signs[kind]}${formats.money(amount, currency)}`,
        gain: signs[kind] === '+',
        after: formats.money(available, currency),
      }))}
    />
  )
}

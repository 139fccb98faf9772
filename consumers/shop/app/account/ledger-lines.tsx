import type { CreditLedgerEntry } from '@souk/client'
import { Ledger, TextLink, type LedgerEntry, type Tone } from '@souk/ui'
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

/** Which way what is free has gone. What is charged was held before. */
const ways: Record<CreditLedgerEntry['kind'], LedgerEntry['free']> = {
  granted: 'more',
  withdrawn: 'less',
  held: 'less',
  released: 'more',
  charged: 'same',
}
const signs: Record<LedgerEntry['free'], string> = { more: '+', less: '−', same: '' }

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
        kind: kind === 'charged' ? words.chargedFromHold : words.kinds[kind],
        tone: tones[kind],
        amount: `${signs[ways[kind]]}${formats.money(amount, currency)}`,
        free: ways[kind],
        after: formats.money(available, currency),
      }))}
    />
  )
}

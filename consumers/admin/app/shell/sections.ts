import type { Texts } from '../languages/texts.ts'
import type { Shell } from './shell.server.ts'

/** One part of the site, as the list at the side shows it. */
interface Section {
  readonly href: string
  readonly text: keyof Texts['shell']['sections']
  /** Whether the shop has it (default: yes). */
  readonly isThere?: (shop: Pick<NonNullable<Shell['office']>, 'hasLab'>) => boolean
  /** How many rows stand behind it. Null: whoever knows it does not answer. */
  readonly count?: (office: NonNullable<Shell['office']>) => number | null
}

/** How many events are parked, and how many services do not answer. */
export const needsSomebody = ({ parked, silent }: NonNullable<Shell['office']>): number | null => (parked ?? 0) + silent.length || null

export const sections: readonly Section[] = [
  { href: '/', text: 'today' },
  { href: '/orders', text: 'orders', count: ({ orders }) => orders },
  { href: '/products', text: 'products' },
  { href: '/categories', text: 'categories' },
  { href: '/customers', text: 'customers' },
  { href: '/invoices', text: 'invoices' },
  { href: '/revenue', text: 'revenue' },
  { href: '/log', text: 'log' },
  { href: '/time', text: 'time' },
  { href: '/operations', text: 'operations', count: needsSomebody },
  { href: '/lab', text: 'lab', isThere: ({ hasLab }) => hasLab },
]

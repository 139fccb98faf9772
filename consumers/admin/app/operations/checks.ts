/** Where the rows are that a check of the books is about. */
const rowsOf: Readonly<Record<string, string>> = {
  log: '/log',
  'hash-chain': '/log/verifications',
  'stream-versions': '/log',
  ids: '/log',
  events: '/log',
  stock: '/products',
  prices: '/products',
  orders: '/orders',
  claims: '/orders?status=PENDING',
  'final-orders': '/orders',
  invoices: '/invoices',
  recipients: '/invoices',
  credit: '/customers',
}

/** The rows behind the figures of a check. Undefined: it is one that this site does not know yet. */
export const addressOfCheck = (name: string): string | undefined => (name.startsWith('view-') ? '/operations/rebuilds' : rowsOf[name])

/** Figures that are money, in minor units. */
const money: Readonly<Record<string, readonly string[]>> = {
  invoices: ['total'],
  credit: ['granted', 'available', 'held', 'charged', 'invoiced'],
}

export const isMoney = (check: string, figure: string): boolean => money[check]?.includes(figure) ?? false

import type { Reaction } from '@souk/service'
import { decideOrder } from './commands.ts'

/** The order's share of the saga: whatever stock or credit has said, see whether the order can be decided. */
export const decide = ({ event }: { readonly event: { readonly data: { readonly orderId: string } } }): readonly Reaction[] => [
  { step: 'decide', command: decideOrder(event.data.orderId) },
]

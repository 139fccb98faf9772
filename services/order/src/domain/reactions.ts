import type { Reaction } from '@souk/service'
import { decideOrder } from './commands.ts'

/** The order service's part of the saga: after each answer about stock or credit it tries to decide the order. */
export const decide = ({ event }: { readonly event: { readonly data: { readonly orderId: string } } }): readonly Reaction[] => [
  { step: 'decide', command: decideOrder(event.data.orderId) },
]

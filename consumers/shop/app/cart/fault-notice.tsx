import { Notice, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { PlacingFault } from './placing.server.ts'

/** Why nothing was ordered, or nothing more, and what to do. */
export const FaultNotice = ({ fault, orderId }: { readonly fault: PlacingFault; readonly orderId: string | undefined }) => {
  const { texts } = useLanguage()
  const { faults, seeOrder } = texts.notPlaced
  return (
    <Notice tone={fault === 'alreadyOrdered' ? 'info' : fault === 'unknown' ? 'warn' : 'bad'} role="alert">
      {faults[fault]}
      {orderId !== undefined && (
        <>
          {' '}
          <TextLink href={`/orders/${orderId}`}>{seeOrder}</TextLink>
        </>
      )}
    </Notice>
  )
}

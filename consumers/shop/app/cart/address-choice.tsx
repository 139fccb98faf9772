import { FieldGroup, Radio, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Ordering } from './cart-page.server.ts'

/** Where the order goes to. The default address is chosen. */
export const AddressChoice = ({ addresses }: { readonly addresses: Ordering['addresses'] }) => {
  const { texts } = useLanguage()
  const { placing } = texts
  if (addresses.length === 0)
    return (
      <p className="text-ink-2">
        {placing.noAddress} <TextLink href="/account/addresses">{placing.addAddress}</TextLink>
      </p>
    )
  return (
    <FieldGroup legend={placing.deliverTo}>
      {addresses.map(({ addressId, label, recipient, lines, country, isDefault }) => (
        <Radio key={addressId} name="addressId" value={addressId} defaultChecked={isDefault}>
          {label !== null && <strong className="font-strong">{label}: </strong>}
          {[recipient, ...lines, country].filter((part) => part !== null).join(', ')}
        </Radio>
      ))}
    </FieldGroup>
  )
}

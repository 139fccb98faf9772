import type { EventNamed, PostalAddress } from '@souk/contracts'

/** The events that concern the addresses of a customer, besides the registration. */
export type AddressEvent = EventNamed<'AddressAdded' | 'AddressChanged' | 'AddressRemoved' | 'DefaultAddressChosen'>

/** The ids of a customer's addresses after the registration. */
export const firstAddresses = ({ addressId }: { readonly addressId: string | null }): readonly string[] =>
  addressId === null ? [] : [addressId]

/** The ids of a customer's addresses after an event. The first one is the default, so there is one if there is any. */
export const addressesAfter = (addressIds: readonly string[], event: AddressEvent): readonly string[] => {
  const { addressId } = event.data
  switch (event.type) {
    case 'AddressAdded':
      return [...addressIds, addressId]
    case 'AddressChanged':
      return addressIds
    case 'AddressRemoved':
      return addressIds.filter((id) => id !== addressId)
    case 'DefaultAddressChosen':
      return [addressId, ...addressIds.filter((id) => id !== addressId)]
    default: {
      const never: never = event
      return never
    }
  }
}

/** What an envelope to a customer needs of the customer, unsealed. */
export interface Addressee {
  readonly addressIds: readonly string[]
  readonly personal: {
    readonly name: string
    /** By id. */
    readonly addresses: Readonly<Record<string, PostalAddress>>
  }
}

/** What is printed on an envelope. */
export interface Recipient {
  readonly name: string
  /** None: the customer has no such address. */
  readonly lines: readonly string[]
  readonly country: string | null
}

/** To whom an order of the customer goes. @param addressId  the address that the order names; null: the default */
export const recipientOf = ({ addressIds, personal }: Addressee, addressId: string | null): Recipient => {
  const id = addressId ?? addressIds[0]
  const address = id !== undefined && addressIds.includes(id) ? personal.addresses[id] : undefined
  return { name: address?.recipient ?? personal.name, lines: address?.lines ?? [], country: address?.country ?? null }
}

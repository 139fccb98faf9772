import type { EventIn, PersonalChange } from '@souk/contracts'
import { readStateAt, type LogClient } from '@souk/service'
import { aggregate, streamRef } from '@souk/service/aggregate'
import { addressesAfter, firstAddresses, type Addressee } from '../domain/addresses.ts'
import type { Vault } from './vault.ts'

type Events = readonly EventIn<'customer'>[]

/** What has happened to a customer, until the customer is forgotten. */
const told = aggregate<Events, 'customer'>('customer', [], (events, event) =>
  event.type === 'CustomerForgotten' ? [] : [...events, event],
)

const nobody: Addressee = { addressIds: [], personal: { name: '', addresses: {} } }

/** @param change  the personal data of the event, unsealed */
const after = ({ addressIds, personal }: Addressee, event: Events[number], change: PersonalChange): Addressee => {
  const name = change.name ?? personal.name
  const withAddress = (addressId: string | null): Addressee['personal']['addresses'] =>
    addressId === null || change.address === undefined ? personal.addresses : { ...personal.addresses, [addressId]: change.address }
  switch (event.type) {
    case 'CustomerRegistered':
      return { addressIds: firstAddresses(event.data), personal: { name, addresses: withAddress(event.data.addressId) } }
    case 'AddressAdded':
    case 'AddressChanged':
    case 'AddressRemoved':
    case 'DefaultAddressChosen':
      return { addressIds: addressesAfter(addressIds, event), personal: { name, addresses: withAddress(event.data.addressId) } }
    default:
      return { addressIds, personal: { ...personal, name } }
  }
}

/**
 * Reads what an envelope to a customer needs, as it was after the commit at a position of the log.
 * @returns undefined if there was no such customer, or if the customer is forgotten by now
 * @throws LogUnavailable
 */
export const readAddressee = async (
  log: Pick<LogClient, 'readStream'>,
  vault: Pick<Vault, 'unseal'>,
  customerId: string,
  position: number,
): Promise<Addressee | undefined> => {
  const events = (await readStateAt(log, streamRef(told, customerId), position)).state
  const unsealed = await vault.unseal(events.map((event) => ({ event })))
  let found: Addressee | undefined
  for (const event of events) {
    const change = 'personal' in event.data ? unsealed(event.data) : {}
    if (change === null) return undefined
    found = after(found ?? nobody, event, change)
  }
  return found
}

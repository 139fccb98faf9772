import { describe, expect, it } from 'vitest'
import { TEST_NOW as at, testId } from '@souk/testing'
import { addressesAfter, firstAddresses, recipientOf, type AddressEvent } from './addresses.ts'

const [customerId, one, two, three] = [testId(1), testId(11), testId(12), testId(13)]
const personal = { subject: customerId, iv: 'aXY', ciphertext: 'cGVyc29u', tag: 'dGFn' }
const added = (addressId: string): AddressEvent => ({ type: 'AddressAdded', data: { customerId, addressId, addedAt: at, personal } })
const removed = (addressId: string): AddressEvent => ({ type: 'AddressRemoved', data: { customerId, addressId, removedAt: at } })
const chosen = (addressId: string): AddressEvent => ({ type: 'DefaultAddressChosen', data: { customerId, addressId, chosenAt: at } })

describe('the addresses of a customer', () => {
  it('begin with that of the registration, if there is one', () => {
    expect([firstAddresses({ addressId: null }), firstAddresses({ addressId: one })]).toEqual([[], [one]])
  })

  it.each<[string, readonly AddressEvent[], readonly string[]]>([
    ['the first one, if no other is chosen', [added(one), added(two)], [one, two]],
    ['the one that is chosen', [added(one), added(two), added(three), chosen(three)], [three, one, two]],
    ['the one before, once it is removed', [added(one), added(two), added(three), chosen(three), removed(three)], [one, two]],
    ['the next one, if there was none before', [added(one), added(two), removed(one)], [two]],
    ['none, if all are removed', [added(one), removed(one)], []],
  ])('have as their default %s', (_, events, expected) => {
    expect(events.reduce(addressesAfter, [])).toEqual(expected)
  })
})

describe('the recipient of an order', () => {
  const home = { label: 'Home', recipient: null, lines: ['1 Way', 'Town'], country: 'GB' }
  const office = { label: null, recipient: 'The Analytical Engine Co.', lines: ['2 Road'], country: null }
  const ada = { addressIds: [two, one], personal: { name: 'Ada', addresses: { [one]: home, [two]: office } } }

  it('is at the address that the order names, or else at the default one', () => {
    expect(recipientOf(ada, one)).toEqual({ name: 'Ada', lines: ['1 Way', 'Town'], country: 'GB' })
    const atOffice = { name: 'The Analytical Engine Co.', lines: ['2 Road'], country: null }
    expect([recipientOf(ada, two), recipientOf(ada, null)]).toEqual([atOffice, atOffice])
  })

  it('has a name only, if the customer has no address, or not any more', () => {
    const nowhere = { name: 'Ada', lines: [], country: null }
    expect(recipientOf({ addressIds: [], personal: { name: 'Ada', addresses: {} } }, null)).toEqual(nowhere)
    expect(recipientOf({ ...ada, addressIds: [two] }, one)).toEqual(nowhere)
  })
})

import { z } from 'zod'
import { AddAddress, Address, addressId, ChangeAddress, customerId, NewAddress, page, type SoukEvent } from '@souk/contracts'
import { etagOf, onlyPage, revisionsAsked, type App, type Representation } from '@souk/http'
import { callerOf, forCustomers, showing, type Caller, type Write } from '@souk/service'
import { chooseDefaultAddress, removeAddress } from '../domain/commands.ts'
import type { CustomerService } from '../service.ts'
import type { CustomerRow } from '../view/projectors.ts'
import { operations } from './operations.ts'

const ofCustomer = z.strictObject({ customerId })
const ofAddress = z.strictObject({ customerId, addressId })

/** The addresses of a customer, the default one first. None if the customer is forgotten. */
export const addressesOf = ({ addressIds, personal }: CustomerRow): Address[] =>
  addressIds.flatMap((id, index) => {
    const address = personal?.addresses[id]
    return address === undefined ? [] : [{ addressId: id, ...address, isDefault: index === 0 }]
  })

const added = (events: readonly SoukEvent[]): NewAddress => {
  const event = events.find(({ type }) => type === 'AddressAdded')
  if (event?.type !== 'AddressAdded') throw new TypeError('a new address without AddressAdded')
  return { addressId: event.data.addressId, addedAt: event.data.addedAt }
}

interface AddressRouteParts {
  readonly app: App
  readonly write: Write
  readonly service: CustomerService
  /** @throws ProblemError if there is no such customer */
  existing(customerId: string): Promise<CustomerRow>
  /** @throws ProblemError for another customer, as if there was none */
  expectOwn(caller: Caller, customerId: string): void
}

/** What customers do with their postal addresses. An address has no version of its own: the customer's changes with each of them. */
export const addAddressRoutes = ({ app, write, service, existing, expectOwn }: AddressRouteParts): void => {
  const { preparations } = service

  /** Only for a caller who may see the customer. */
  const shown = async (id: string): Promise<Representation> => {
    const row = await existing(id)
    return { body: onlyPage(addressesOf(row)), etag: etagOf(row.revision) }
  }

  app.get(
    '/customers/:customerId/addresses',
    {
      ...showing(forCustomers, { customers: 'customerId' }),
      schema: { ...operations.listAddresses, params: ofCustomer, response: { 200: page(Address) } },
    },
    async (request, reply) => {
      expectOwn(callerOf(request), request.params.customerId)
      const row = await existing(request.params.customerId)
      reply.header('etag', etagOf(row.revision))
      return onlyPage(addressesOf(row))
    },
  )

  app.post(
    '/customers/:customerId/addresses',
    { ...forCustomers, schema: { ...operations.addAddress, params: ofCustomer, body: AddAddress, response: { 201: NewAddress } } },
    async (request, reply) => {
      const { params, body, headers } = request
      expectOwn(callerOf(request), params.customerId)
      const prepared = await preparations.addAddress(params.customerId, body, revisionsAsked(headers['if-match']))
      return write(request, reply, { ...prepared, status: 201, body: added, current: () => shown(params.customerId) })
    },
  )

  app.put(
    '/customers/:customerId/addresses/:addressId',
    { ...forCustomers, schema: { ...operations.changeAddress, params: ofAddress, body: ChangeAddress } },
    async (request, reply) => {
      const { params, body, headers } = request
      expectOwn(callerOf(request), params.customerId)
      const prepared = await preparations.changeAddress(params.customerId, params.addressId, body, revisionsAsked(headers['if-match']))
      return write(request, reply, { ...prepared, current: () => shown(params.customerId) })
    },
  )

  app.delete(
    '/customers/:customerId/addresses/:addressId',
    { ...forCustomers, schema: { ...operations.removeAddress, params: ofAddress } },
    async (request, reply) => {
      const { params, headers } = request
      expectOwn(callerOf(request), params.customerId)
      const command = removeAddress({ ...params, revisions: revisionsAsked(headers['if-match']) })
      return write(request, reply, { command, current: () => shown(params.customerId) })
    },
  )

  app.put(
    '/customers/:customerId/addresses/:addressId/default',
    { ...forCustomers, schema: { ...operations.chooseDefaultAddress, params: ofAddress } },
    async (request, reply) => {
      const { params, headers } = request
      expectOwn(callerOf(request), params.customerId)
      const command = chooseDefaultAddress({ ...params, revisions: revisionsAsked(headers['if-match']) })
      return write(request, reply, { command, current: () => shown(params.customerId) })
    },
  )
}

import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Sealed, type Customer } from '@souk/contracts'
import { createKeyClient } from '@souk/service'
import { unsealJson } from '@souk/service/personal'
import { testId } from '@souk/testing'
import { ada, placed } from '../../testing/samples.ts'
import { startStack, type Stack } from '../../testing/stack.ts'
import type { SealRecipient } from '../domain/commands.ts'
import { createRecipients } from './recipients.ts'
import { createVault } from './vault.ts'

let stack: Stack
let sealRecipient: SealRecipient
/** As another instance of the service does it: it has no keys in memory. */
const anotherInstance = (): SealRecipient => {
  const keys = createKeyClient(stack.dependencies.bus)
  return createRecipients({ keys, vault: createVault(keys, randomBytes), randomBytes })
}
beforeEach(async () => {
  stack = await startStack()
  sealRecipient = anotherInstance()
})
afterEach(() => stack.stop())

const atFirst = { name: ada.name, lines: ada.address.lines, country: ada.address.country }
const deadlineAt = '2026-12-31T23:59:59.000Z'
const now = async (): Promise<number> => (await stack.log.head()).position
const change = (customerId: string, body: Partial<Customer>) =>
  stack.app.inject({ method: 'PATCH', url: `/customers/${customerId}`, payload: body })
const moveTo = async (customerId: string, line: string): Promise<void> => {
  const url = `/customers/${customerId}/addresses`
  const added = await stack.app.inject({ method: 'POST', url, payload: { lines: [line] } })
  await stack.app.inject({ method: 'PUT', url: `${url}/${added.json<{ addressId: string }>().addressId}/default` })
}
const forget = (customerId: string) => stack.app.inject({ method: 'DELETE', url: `/customers/${customerId}` })
const keyOf = async (subject: string) => (await createKeyClient(stack.dependencies.bus).readKeys([subject]))[0]
const read = async (sealed: Sealed | undefined): Promise<unknown> => {
  if (sealed === undefined) return undefined
  const key = await keyOf(sealed.subject)
  return typeof key === 'string' ? unsealJson(sealed, Buffer.from(key, 'base64url')) : null
}

describe('the recipient of an invoice', () => {
  it('is who the customer was when the order was placed, however late it is asked for and however often', async () => {
    const customerId = await stack.register()
    const first = await now()
    await moveTo(customerId, 'Marktgasse 1')
    const second = await now()
    await change(customerId, { name: 'Ada Byron' })

    const before = await sealRecipient(stack.log, { customerId, addressId: null, deadlineAt, placedAt: first })
    expect(before?.subject).toBe(`invoice-2026-${customerId}`)
    expect(await read(before)).toEqual(atFirst)
    expect(await read(await sealRecipient(stack.log, { customerId, addressId: null, deadlineAt, placedAt: second }))).toEqual({
      name: ada.name,
      lines: ['Marktgasse 1'],
      country: null,
    })
    expect(await read(await sealRecipient(stack.log, { customerId, addressId: null, deadlineAt, placedAt: first }))).toEqual(atFirst)
    expect(await read(await sealRecipient(stack.log, { customerId, addressId: null, deadlineAt, placedAt: 1_000_000 }))).toEqual({
      name: 'Ada Byron',
      lines: ['Marktgasse 1'],
      country: null,
    })
  })

  it('has a key for each year in which an order may be finalized', async () => {
    const customerId = await stack.register()
    const position = await now()
    const sealed = await sealRecipient(stack.log, {
      customerId,
      addressId: null,
      deadlineAt: '2027-01-01T00:00:00.000Z',
      placedAt: position,
    })
    expect(sealed?.subject).toBe(`invoice-2027-${customerId}`)
  })

  it('can be read when the customer is forgotten afterwards, and is nobody if that came first', async () => {
    const customerId = await stack.register()
    const position = await now()
    const sealed = await sealRecipient(stack.log, { customerId, addressId: null, deadlineAt, placedAt: position })
    await forget(customerId)
    await stack.caughtUp()
    expect(await keyOf(customerId)).toBeNull()
    expect(await read(sealed)).toEqual(atFirst)
    expect(await anotherInstance()(stack.log, { customerId, addressId: null, deadlineAt, placedAt: position })).toBeUndefined()
  })

  it('is nobody for a customer who never registered, or whose key of that year is deleted', async () => {
    expect(await sealRecipient(stack.log, { customerId: testId(99), addressId: null, deadlineAt, placedAt: 1_000 })).toBeUndefined()
    const customerId = await stack.register()
    await createKeyClient(stack.dependencies.bus).deleteKey(`invoice-2026-${customerId}`)
    expect(await sealRecipient(stack.log, { customerId, addressId: null, deadlineAt, placedAt: await now() })).toBeUndefined()
  })

  it('is recorded, sealed, with the reservation of the credit', async () => {
    const customerId = await stack.register()
    await stack.append(placed(testId(1), customerId, 100))
    await stack.caughtUp()
    const { events } = await stack.log.readStream(`payment-${testId(1)}`, 0)
    const sealed = Sealed.parse(events[0]?.event.data['recipient'])
    expect(await read(sealed)).toEqual(atFirst)
    expect(stack.bytes('log')).not.toContain(ada.name)
  })
})

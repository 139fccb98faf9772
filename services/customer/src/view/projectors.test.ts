import { describe, expect, it } from 'vitest'
import { readEvent, type PersonalChange, type Sealed, type SoukEvent } from '@souk/contracts'
import { eventsOf } from '@souk/log-protocol'
import { commitsOf, projected } from '@souk/service/testing'
import { TEST_NOW as now, testId } from '@souk/testing'
import { placed } from '../../testing/samples.ts'
import { credit } from '../domain/credit.ts'
import { view } from '../subscriptions.ts'
import { ledgerId, type Unsealed } from './projectors.ts'

const customerId = testId(1)
const orderId = testId(2)
const usernameHash = 'a'.repeat(64)

// These tests only encode: they are about the view, not about encryption.
const encoded = (personal: PersonalChange): Sealed => ({
  subject: customerId,
  iv: 'aXY',
  ciphertext: Buffer.from(JSON.stringify(personal)).toString('base64url'),
  tag: 'dGFn',
})
const decoded: Unsealed = ({ personal }) => JSON.parse(Buffer.from(personal.ciphertext, 'base64url').toString())
const keyless: Unsealed = () => null

const person = { username: 'ada', name: 'Ada', email: 'ada@example.org', passwordHash: 'hash' }

const registered: SoukEvent = {
  type: 'CustomerRegistered',
  data: { customerId, addressId: null, usernameHash, registeredAt: now, personal: encoded(person) },
}
const claimed: SoukEvent = { type: 'UsernameClaimed', data: { customerId, usernameHash, claimedAt: now } }
const granted: SoukEvent = { type: 'CreditGranted', data: { customerId, grantedAt: now, amount: 500, currency: 'EUR', reason: 'welcome' } }
const forgotten: SoukEvent = { type: 'CustomerForgotten', data: { customerId, forgottenAt: now } }
const changed = (personal: PersonalChange): SoukEvent => ({
  type: 'ProfileChanged',
  data: { customerId, changedAt: now, personal: encoded(personal) },
})

describe('customers', () => {
  const customer = (decisions: SoukEvent[][], how = decoded) => projected(view, decisions, how)('customers').get(customerId)

  it('appear with the data of their registration; missing data is null', () => {
    expect(customer([[registered, claimed, granted]])).toEqual({
      customerId,
      position: 1,
      registeredAt: now,
      status: 'active',
      role: 'customer',
      usernameHash,
      revision: 1,
      addressIds: [],
      passwordChanges: 0,
      keptSession: null,
      version: 1,
      personal: { ...person, phone: null, addresses: {} },
    })
  })

  it('change the fields that are given, and keep the others', () => {
    const row = customer([
      [registered],
      [changed({ name: 'Ada L.', phone: '1' })],
      [{ type: 'EmailChanged', data: { customerId, changedAt: now, personal: encoded({ email: 'new@example.org' }) } }],
      [
        {
          type: 'PasswordChanged',
          data: { customerId, changedAt: now, personal: encoded({ passwordHash: 'other' }), keptSessionId: testId(7) },
        },
      ],
    ])
    expect(row).toMatchObject({
      revision: 3,
      passwordChanges: 1,
      keptSession: { sessionId: testId(7), since: 0 },
      version: 4,
      personal: { username: 'ada', name: 'Ada L.', email: 'new@example.org', phone: '1', addresses: {}, passwordHash: 'other' },
    })
  })

  it('have the addresses that were added and not removed, the default one first', () => {
    const [first, second] = [testId(11), testId(12)]
    const address = (line: string) => ({ label: null, recipient: null, lines: [line], country: null })
    const data = {
      customerId,
      addressId: first,
      usernameHash,
      registeredAt: now,
      personal: encoded({ ...person, address: address('1 Way') }),
    }
    const written = (addressId: string, line: string) => ({ customerId, addressId, personal: encoded({ address: address(line) }) })
    const history: SoukEvent[] = [
      { type: 'CustomerRegistered', data },
      { type: 'AddressAdded', data: { ...written(second, '2 Road'), addedAt: now } },
      { type: 'AddressChanged', data: { ...written(first, '3 Lane'), changedAt: now } },
      { type: 'DefaultAddressChosen', data: { customerId, addressId: second, chosenAt: now } },
    ]
    expect(customer([history])).toMatchObject({
      revision: 4,
      addressIds: [second, first],
      version: 4,
      personal: { name: 'Ada', addresses: { [first]: address('3 Lane'), [second]: address('2 Road') } },
    })
    const removed: SoukEvent = { type: 'AddressRemoved', data: { customerId, addressId: second, removedAt: now } }
    const row = customer([history, [removed]])
    expect(row).toHaveProperty('addressIds', [first])
    expect(row).toHaveProperty('personal.addresses', { [first]: address('3 Lane') })
    expect(customer([history, [removed]], keyless)).toMatchObject({ addressIds: [first], version: 5, personal: null })
  })

  it('show no personal data once forgotten', () => {
    const row = customer([[registered], [changed({ name: 'Ada L.' })], [forgotten]])
    expect(row).toMatchObject({ status: 'forgotten', usernameHash: null, revision: 3, version: 3, personal: null })
  })

  it('show whether they are disabled, and whether they are managers', () => {
    const disabled: SoukEvent = { type: 'AccountDisabled', data: { customerId, disabledAt: now } }
    const enabled: SoukEvent = { type: 'AccountEnabled', data: { customerId, enabledAt: now } }
    const role = { customerId, role: 'manager' } as const
    const promoted: SoukEvent = { type: 'RoleGranted', data: { ...role, grantedAt: now } }
    const demoted: SoukEvent = { type: 'RoleTaken', data: { ...role, takenAt: now } }
    expect(customer([[registered, claimed, promoted]])).toMatchObject({ status: 'active', role: 'manager', version: 1 })
    const history = [[registered], [promoted], [disabled, demoted]]
    expect(customer(history)).toMatchObject({ status: 'disabled', role: 'customer', revision: 1, version: 2 })
    expect(customer([...history, [enabled]])).toMatchObject({ status: 'active', role: 'customer', revision: 1, version: 3 })
  })

  it('are the same after a replay without the deleted key', () => {
    const decisions = [[registered], [changed({ name: 'Ada L.' })], [forgotten]]
    expect(customer(decisions, keyless)).toEqual(customer(decisions))
  })

  it('show no personal data as soon as the key is deleted', () => {
    expect(customer([[registered], [changed({ name: 'Ada L.' })]], keyless)).toMatchObject({ status: 'active', personal: null })
  })

  it('need a complete registration', () => {
    const data = { customerId, addressId: null, usernameHash, registeredAt: now, personal: encoded({ name: 'Ada' }) }
    expect(() => customer([[{ type: 'CustomerRegistered', data }]])).toThrow('sealed')
  })

  it('need a registration before any change', () => {
    expect(() => customer([[changed({ name: 'Ada' })]])).toThrow('no customer')
  })
})

describe('credits', () => {
  const history: SoukEvent[] = [
    granted,
    { type: 'CreditHeld', data: { customerId, orderId, heldAt: now, amount: 200 } },
    { type: 'HoldCharged', data: { customerId, orderId, chargedAt: now, amount: 200 } },
    { type: 'CreditHeld', data: { customerId, orderId: testId(3), heldAt: now, amount: 100 } },
    { type: 'HoldReleased', data: { customerId, orderId: testId(3), releasedAt: now, amount: 100 } },
    { type: 'CreditWithdrawn', data: { customerId, withdrawnAt: now, amount: 50, currency: 'EUR', reason: 'mistake' } },
    { type: 'CreditAccountClosed', data: { customerId, closedAt: now } },
  ]
  const tables = projected(view, [history], decoded)

  it('are the state of the stream at its version', () => {
    expect(tables('credits').get(customerId)).toEqual({
      customerId,
      version: 7,
      status: 'closed',
      available: 250,
      held: 0,
      granted: 450,
      spent: 200,
    })
    expect(credit.initialState).toEqual({ status: 'none', available: 0, held: 0, granted: 0, spent: 0 })
  })

  it('have one row in the ledger for each change, ordered by version', () => {
    expect([...tables('ledger').keys()]).toEqual([1, 2, 3, 4, 5, 6].map((version) => ledgerId(customerId, version)))
    expect([...tables('ledger').values()]).toMatchObject([
      { version: 1, kind: 'granted', amount: 500, available: 500, orderId: null, reason: 'welcome' },
      { version: 2, kind: 'held', amount: 200, available: 300, orderId, reason: null },
      { version: 3, kind: 'charged', amount: 200, available: 300, orderId, reason: null },
      { version: 4, kind: 'held', amount: 100, available: 200, orderId: testId(3), reason: null },
      { version: 5, kind: 'released', amount: 100, available: 300, orderId: testId(3), reason: null },
      { version: 6, kind: 'withdrawn', amount: 50, available: 250, orderId: null, reason: 'mistake' },
    ])
  })

  it('have version 0 once they lack an event, so that no command decides on them', () => {
    const rows = new Map<string, object>()
    const set = {
      get: (collection: string, id: string) => rows.get(collection + id),
      put: (collection: string, id: string, row: object) => void rows.set(collection + id, row),
      remove: () => undefined,
    }
    const versions = commitsOf([history])
      .flatMap((commit) => eventsOf(commit))
      .map((located) => {
        const event = readEvent(located)
        if (event !== undefined && event.version !== 2) view.apply(set, event, decoded)
        return (rows.get(`credits${customerId}`) as { readonly version: number }).version
      })
    expect(versions).toEqual([1, 1, 0, 0, 0, 0, 0])
    expect(rows.get(`ledger${ledgerId(customerId, 3)}`)).toMatchObject({ version: 3, kind: 'charged' })
  })
})

describe('payments', () => {
  const reserved: SoukEvent = { type: 'CreditReserved', data: { orderId, customerId, reservedAt: now, amount: 60 } }
  const payment = (events: SoukEvent[]) =>
    projected(
      view,
      events.map((event) => [event]),
      decoded,
    )('payments').get(orderId)

  it.each<[string, SoukEvent[], string, string | null]>([
    ['placed', [], 'PENDING', null],
    ['reserved', [reserved], 'RECEIVED', null],
    ['charged', [reserved, { type: 'CreditCharged', data: { orderId, chargedAt: now } }], 'APPROVED', null],
    ['released', [reserved, { type: 'CreditReleased', data: { orderId, releasedAt: now } }], 'DENIED', 'order-canceled'],
    ['closed', [{ type: 'PaymentClosed', data: { orderId, closedAt: now } }], 'DENIED', 'order-canceled'],
    [
      'rejected',
      [{ type: 'CreditRejected', data: { orderId, customerId, rejectedAt: now, reason: 'insufficient-credit' } }],
      'DENIED',
      'insufficient-credit',
    ],
  ])('of an order whose credit is %s', (_what, events, status, reason) => {
    expect(payment([placed(orderId, customerId, 60), ...events])).toEqual({
      orderId,
      customerId,
      placedAt: now,
      amount: 60,
      status,
      reason,
    })
  })

  it('need an order in the view', () => {
    expect(() => payment([reserved])).toThrow('no order')
  })
})

import { describe, expect, it } from 'vitest'
import { hourOf, MAX_AMOUNT, type CreditRejection, type Sealed, type SoukEvent } from '@souk/contracts'
import { given } from '@souk/service/testing'
import { TEST_NOW as now, testId } from '@souk/testing'
import * as commands from './commands.ts'

const customerId = testId(1)
const orderId = testId(2)
const usernameHash = 'a'.repeat(64)
const currency = 'EUR'

const sealed = (content: string, subject = customerId): Sealed => ({ subject, iv: 'aXY', ciphertext: content, tag: 'dGFn' })
const personal = sealed('cGVyc29u')
const change = sealed('Y2hhbmdl')

const registered: SoukEvent = {
  type: 'CustomerRegistered',
  data: { customerId, addressId: null, usernameHash, registeredAt: now, personal },
}
const claimed: SoukEvent = { type: 'UsernameClaimed', data: { customerId, usernameHash, claimedAt: now } }
const released: SoukEvent = { type: 'UsernameReleased', data: { customerId, usernameHash, releasedAt: now } }
const profileChanged: SoukEvent = { type: 'ProfileChanged', data: { customerId, changedAt: now, personal: change } }
const emailChanged: SoukEvent = { type: 'EmailChanged', data: { customerId, changedAt: now, personal: change } }
const passwordChanged = (keptSessionId: string | null = null): SoukEvent => ({
  type: 'PasswordChanged',
  data: { customerId, changedAt: now, personal: change, keptSessionId },
})
const forgotten: SoukEvent = { type: 'CustomerForgotten', data: { customerId, forgottenAt: now } }
const revoked = (keptSessionId: string | null = null): SoukEvent => ({
  type: 'AccessRevoked',
  data: { customerId, sessionId: null, keptSessionId, revokedAt: now, hour: hourOf(Date.parse(now)) },
})
const managerGranted = (manager = customerId): SoukEvent => ({
  type: 'RoleGranted',
  data: { customerId: manager, grantedAt: now, role: 'manager' },
})
const managerTaken: SoukEvent = { type: 'RoleTaken', data: { customerId, takenAt: now, role: 'manager' } }
const disabled: SoukEvent = { type: 'AccountDisabled', data: { customerId, disabledAt: now } }
const closed: SoukEvent = { type: 'CreditAccountClosed', data: { customerId, closedAt: now } }
const granted = (amount: number, reason = 'welcome'): SoukEvent => ({
  type: 'CreditGranted',
  data: { customerId, grantedAt: now, amount, currency, reason },
})
const withdrawn = (amount: number): SoukEvent => ({
  type: 'CreditWithdrawn',
  data: { customerId, withdrawnAt: now, amount, currency, reason: 'a reason' },
})
const held = (amount: number, order = orderId): SoukEvent => ({
  type: 'CreditHeld',
  data: { customerId, orderId: order, heldAt: now, amount },
})
const reserved = (amount: number): SoukEvent => ({ type: 'CreditReserved', data: { orderId, customerId, reservedAt: now, amount } })
const holdReleased = (amount: number): SoukEvent => ({
  type: 'HoldReleased',
  data: { customerId, orderId, releasedAt: now, amount },
})
const holdCharged = (amount: number): SoukEvent => ({ type: 'HoldCharged', data: { customerId, orderId, chargedAt: now, amount } })
const creditReleased: SoukEvent = { type: 'CreditReleased', data: { orderId, releasedAt: now } }
const creditCharged: SoukEvent = { type: 'CreditCharged', data: { orderId, chargedAt: now } }
const paymentClosed: SoukEvent = { type: 'PaymentClosed', data: { orderId, closedAt: now } }
const rejected = (reason: CreditRejection): SoukEvent => ({
  type: 'CreditRejected',
  data: { orderId, customerId, rejectedAt: now, reason },
})

const active = [registered, claimed, granted(1_000)]
const gone = [...active, forgotten, released, closed]

const register = (made: { personal?: Sealed | undefined; welcomeCredit?: number } = {}) =>
  commands.registerCustomer(
    { username: 'ada', password: 'long enough', name: 'Ada', email: 'ada@example.org' },
    { customerId, addressId: null, usernameHash, personal, welcomeCredit: 1_000, currency, ...made },
  )

describe('registering', () => {
  it('registers the customer, claims the name and grants the welcome credit in one commit', () => {
    given([])
      .when(register())
      .thenEvents([registered, claimed, granted(1_000)])
  })

  it('grants nothing if there is no welcome credit', () => {
    given([])
      .when(register({ welcomeCredit: 0 }))
      .thenEvents([registered, claimed])
  })

  it('refuses a name that another customer has', () => {
    given([{ type: 'UsernameClaimed', data: { customerId: testId(9), usernameHash, claimedAt: now } }])
      .when(register())
      .thenRejected('username-taken')
  })

  it('refuses a name that was already found to be taken before anything was sealed', () => {
    given([])
      .when(register({ personal: undefined }))
      .thenRejected('username-taken')
  })

  it('accepts a name that was released', () => {
    const other = testId(9)
    given([
      { type: 'UsernameClaimed', data: { customerId: other, usernameHash, claimedAt: now } },
      { type: 'UsernameReleased', data: { customerId: other, usernameHash, releasedAt: now } },
    ])
      .when(register())
      .thenEvents([registered, claimed, granted(1_000)])
  })
})

const edits = [
  {
    what: 'profile',
    event: profileChanged,
    command: (sealedChange: Sealed | undefined, revisions?: number[]) =>
      commands.changeProfile({ name: 'Ada L.' }, { customerId, personal: sealedChange, revisions }),
  },
  {
    what: 'email address',
    event: emailChanged,
    command: (sealedChange: Sealed | undefined, revisions?: number[]) =>
      commands.changeEmail({ email: 'new@example.org' }, { customerId, personal: sealedChange, revisions }),
  },
]

describe.each(edits)('changing the $what', ({ event, command }) => {
  it('records what changed', () => {
    given(active).when(command(change)).thenEvents([event])
  })

  it('is accepted at the revision that the client has seen', () => {
    given([...active, profileChanged, passwordChanged(), emailChanged])
      .when(command(change, [3]))
      .thenEvents([event])
    given([...active, profileChanged, passwordChanged(), emailChanged])
      .when(command(change, [5, 3]))
      .thenEvents([event])
  })

  it('is refused if the profile has changed since', () => {
    given([...active, profileChanged])
      .when(command(change, [1, 3]))
      .thenRejected('precondition-failed')
  })

  it('is refused for a customer who never registered', () => {
    given([]).when(command(undefined)).thenRejected('not-found')
  })

  it('is refused once the customer is forgotten', () => {
    given(gone).when(command(undefined)).thenRejected('customer-forgotten')
    given(gone).when(command(change)).thenRejected('customer-forgotten')
  })

  it('is refused if the key is already deleted', () => {
    given(active).when(command(undefined)).thenRejected('customer-forgotten')
  })
})

describe('changing the password', () => {
  const command = (verified: number | undefined, sealedChange: Sealed | undefined = change, keptSessionId: string | null = null) =>
    commands.changePassword(
      { currentPassword: 'long enough', newPassword: 'even longer' },
      { customerId, personal: sealedChange, verified, isSame: false, keptSessionId },
    )
  const toTheSame = (verified: number | undefined) =>
    commands.changePassword(
      { currentPassword: 'long enough', newPassword: 'long enough' },
      { customerId, personal: undefined, verified, isSame: true, keptSessionId: null },
    )

  it('records the sealed hash of the new password, and revokes all access', () => {
    given(active).when(command(0)).thenEvents([passwordChanged(), revoked()])
  })

  it('keeps the session that asks', () => {
    given(active)
      .when(command(0, change, testId(7)))
      .thenEvents([passwordChanged(testId(7)), revoked(testId(7))])
  })

  it('is refused if the current password is wrong', () => {
    given(active).when(command(undefined, undefined)).thenRejected('wrong-password')
  })

  it('does nothing if the new password is the current one', () => {
    given(active).when(toTheSame(0)).thenEvents([])
    given(active).when(toTheSame(undefined)).thenRejected('wrong-password')
    given([...active, passwordChanged()])
      .when(toTheSame(0))
      .thenRejected('conflict')
    given([]).when(toTheSame(undefined)).thenRejected('not-found')
    given(gone).when(toTheSame(undefined)).thenRejected('customer-forgotten')
  })

  it('is refused if another change of the password came first', () => {
    given([...active, passwordChanged()])
      .when(command(0))
      .thenRejected('conflict')
    given([...active, passwordChanged()])
      .when(command(1))
      .thenEvents([passwordChanged(), revoked()])
  })

  it('is refused for a customer who never registered', () => {
    given([]).when(command(undefined, undefined)).thenRejected('not-found')
  })

  it('is refused once the customer is forgotten', () => {
    given(gone).when(command(undefined, undefined)).thenRejected('customer-forgotten')
  })
})

describe('forgetting', () => {
  const command = (revisions?: number[]) => commands.forgetCustomer({ customerId, revisions })

  it('forgets the customer, releases the name, closes the account and revokes all access in one commit', () => {
    given(active).when(command()).thenEvents([forgotten, released, closed, revoked()])
  })

  it('closes an account without events', () => {
    given([registered, claimed]).when(command()).thenEvents([forgotten, released, closed, revoked()])
  })

  it('forgets a disabled customer', () => {
    given([...active, disabled])
      .when(command())
      .thenEvents([forgotten, released, closed, revoked()])
  })

  it('takes the role from a manager, unless it is the last one', () => {
    given([...active, managerGranted(), managerGranted(testId(8))])
      .when(command())
      .thenEvents([forgotten, released, closed, managerTaken, revoked()])
    given([...active, managerGranted()])
      .when(command())
      .thenRejected('last-manager')
  })

  it('does nothing the second time', () => {
    given(gone).when(command()).thenNothing()
    given(gone)
      .when(command([1]))
      .thenNothing()
  })

  it('is refused if the profile has changed since', () => {
    given([...active, emailChanged])
      .when(command([1]))
      .thenRejected('precondition-failed')
  })

  it('is refused for a customer who never registered', () => {
    given([]).when(command()).thenRejected('not-found')
  })
})

describe('adjusting a credit', () => {
  const adjust = (amount: number) => commands.adjustCredit(customerId, { amount, reason: 'a reason' }, currency)

  it('grants', () => {
    given(active)
      .when(adjust(500))
      .thenEvents([granted(500, 'a reason')])
  })

  it('grants credit to a customer who has had none so far', () => {
    given([registered, claimed])
      .when(adjust(500))
      .thenEvents([granted(500, 'a reason')])
  })

  it('withdraws all available credit, but no more', () => {
    given(active)
      .when(adjust(-1_000))
      .thenEvents([withdrawn(1_000)])
    given(active).when(adjust(-1_001)).thenRejected('insufficient-credit')
  })

  it('does not withdraw credit that is held or spent', () => {
    given([...active, reserved(400), held(400)])
      .when(adjust(-601))
      .thenRejected('insufficient-credit')
    given([...active, reserved(400), held(400), creditCharged, holdCharged(400)])
      .when(adjust(-600))
      .thenEvents([withdrawn(600)])
  })

  it('withdraws nothing from a customer who has had no credit so far', () => {
    given([registered, claimed]).when(adjust(-1)).thenRejected('insufficient-credit')
  })

  it('grants up to the largest amount, including what was already spent', () => {
    const history = [...active, reserved(400), held(400), creditCharged, holdCharged(400)]
    given(history)
      .when(adjust(MAX_AMOUNT - 1_000))
      .thenEvents([granted(MAX_AMOUNT - 1_000, 'a reason')])
    given(history)
      .when(adjust(MAX_AMOUNT - 999))
      .thenRejected('amount-too-large')
  })

  it('is refused for a customer who never registered', () => {
    given([]).when(adjust(1)).thenRejected('not-found')
  })

  it('is refused once the customer is forgotten', () => {
    given(gone).when(adjust(1)).thenRejected('customer-forgotten')
  })
})

describe('setting credit', () => {
  const set = (available: number, seen?: number) =>
    commands.setCredit(customerId, { available, reason: 'a reason', ...(seen !== undefined && { seen }) }, currency)
  const sold = [...active, reserved(300), held(300)]

  it('grants or withdraws the difference to what is available now', () => {
    given(sold)
      .when(set(1_000))
      .thenEvents([granted(300, 'a reason')])
    given(sold)
      .when(set(0))
      .thenEvents([withdrawn(700)])
    given(sold).when(set(700)).thenNothing()
  })

  it('is refused if an order has changed meanwhile what the manager saw', () => {
    given(sold).when(set(1_200, 1_000)).thenRejected('precondition-failed')
    given(sold)
      .when(set(1_200, 700))
      .thenEvents([granted(500, 'a reason')])
  })

  it('is refused beyond the limit of the shop, for nobody, and for a forgotten customer', () => {
    given(sold).when(set(MAX_AMOUNT)).thenRejected('amount-too-large')
    given([]).when(set(0)).thenRejected('not-found')
    given(gone).when(set(1_000)).thenRejected('customer-forgotten')
  })

  it('tells nothing about the amount for nobody, and for a forgotten customer', () => {
    given([]).when(set(10, 5)).thenRejected('not-found')
    given(gone).when(set(10, 5)).thenRejected('customer-forgotten')
    given(gone).when(set(0, 0)).thenRejected('customer-forgotten')
  })
})

describe('reserving credit for an order', () => {
  const readPast = async () => {
    throw new Error('the order names no address')
  }
  const order = { placedAt: 9, deadlineAt: now }
  const past = { readPast, sealRecipient: async () => undefined }
  const reserve = (amount: number) => commands.reserveCredit({ orderId, customerId, addressId: null, amount }, order, past)

  it('holds the total, up to all available credit', () => {
    given(active)
      .when(reserve(1_000))
      .thenEvents([reserved(1_000), held(1_000)])
  })

  it('rejects an order of a customer who never registered', () => {
    given([])
      .when(reserve(1))
      .thenEvents([rejected('unknown-customer')])
  })

  it('rejects an order of a forgotten customer, even if there is credit left', () => {
    given(gone)
      .when(reserve(1))
      .thenEvents([rejected('unknown-customer')])
  })

  it('rejects an order that exceeds the available credit', () => {
    given(active)
      .when(reserve(1_001))
      .thenEvents([rejected('insufficient-credit')])
  })

  it('does not use credit that other orders hold', () => {
    given([...active, held(600, testId(3))])
      .when(reserve(401))
      .thenEvents([rejected('insufficient-credit')])
  })

  it('distinguishes a customer without credit from an unknown customer', () => {
    given([registered, claimed])
      .when(reserve(1))
      .thenEvents([rejected('insufficient-credit')])
  })

  it.each([
    ['reserved', [reserved(10), held(10)]],
    ['rejected', [rejected('insufficient-credit')]],
    ['released', [reserved(10), held(10), creditReleased, holdReleased(10)]],
    ['charged', [reserved(10), held(10), creditCharged, holdCharged(10)]],
    ['closed before', [paymentClosed]],
  ])('does nothing for an order that is %s', (_status, history) => {
    given([...active, ...history])
      .when(reserve(10))
      .thenNothing()
  })
})

describe('releasing the credit of a canceled order', () => {
  const release = commands.releaseCredit(orderId)

  it('releases the credit held', () => {
    given([...active, reserved(10), held(10)])
      .when(release)
      .thenEvents([creditReleased, holdReleased(10)])
  })

  it('releases the credit held although the customer was forgotten meanwhile', () => {
    given([...active, reserved(10), held(10), forgotten, released, closed])
      .when(release)
      .thenEvents([creditReleased, holdReleased(10)])
  })

  it('closes the payment of an order without a hold, so that no credit can be held later', () => {
    given(active).when(release).thenEvents([paymentClosed])
  })

  it.each([
    ['rejected', [rejected('insufficient-credit')]],
    ['released', [reserved(10), held(10), creditReleased, holdReleased(10)]],
    ['charged', [reserved(10), held(10), creditCharged, holdCharged(10)]],
    ['closed', [paymentClosed]],
  ])('does nothing for a payment that is %s', (_status, history) => {
    given([...active, ...history])
      .when(release)
      .thenNothing()
  })
})

describe('charging the credit of a finalized order', () => {
  const charge = commands.chargeCredit(orderId)

  it('spends the credit held', () => {
    given([...active, reserved(10), held(10)])
      .when(charge)
      .thenEvents([creditCharged, holdCharged(10)])
  })

  it('spends the credit held although the customer was forgotten meanwhile', () => {
    given([...active, reserved(10), held(10), forgotten, released, closed])
      .when(charge)
      .thenEvents([creditCharged, holdCharged(10)])
  })

  it.each([
    ['empty', []],
    ['rejected', [rejected('insufficient-credit')]],
    ['released', [reserved(10), held(10), creditReleased, holdReleased(10)]],
    ['charged', [reserved(10), held(10), creditCharged, holdCharged(10)]],
    ['closed', [paymentClosed]],
  ])('does nothing for a payment that is %s', (_status, history) => {
    given([...active, ...history])
      .when(charge)
      .thenNothing()
  })
})

it('no command puts the text of a client into its events', () => {
  const decision = JSON.stringify(given([]).when(register()).decision)
  for (const text of ['ada', 'Ada', 'long enough', 'example.org']) expect(decision).not.toContain(text)
})

import { describe, expect, it } from 'vitest'
import type { EventIn } from '@souk/contracts'
import { given } from '@souk/service/testing'
import * as commands from './access-commands.ts'
import { isRenewalDue, keyring, type KeyringState } from './keyring.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const START = Date.parse('2026-03-01T00:00:00.000Z')
const at = (time: number): string => new Date(START + time).toISOString()
const publicKeyOf = (signingKeyId: number): string => `a2V${signingKeyId}`

const published = (signingKeyId: number, time: number): EventIn<'keyring'> => ({
  type: 'SigningKeyPublished',
  data: {
    signingKeyId,
    publishedAt: at(time),
    expiresAt: at(time + 90 * DAY),
    keyring: 'tokens',
    publicKey: publicKeyOf(signingKeyId),
  },
})
const retired = (signingKeyId: number, time: number): EventIn<'keyring'> => ({
  type: 'SigningKeyRetired',
  data: { signingKeyId, retiredAt: at(time), keyring: 'tokens' },
})
const after = (...events: EventIn<'keyring'>[]): KeyringState => events.reduce(keyring.evolve, keyring.initialState)
const publish = (signingKeyId: number) => commands.publishSigningKey({ signingKeyId, publicKey: publicKeyOf(signingKeyId) })

describe('publishing a key', () => {
  it('lets it live for 90 days', () => {
    given([])
      .when(publish(1), { now: at(0) })
      .thenEvents([published(1, 0)])
  })

  it('does nothing if another instance has published that key, or a later one', () => {
    given([published(1, 0)])
      .when(publish(1), { now: at(1) })
      .thenNothing()
    given([published(1, 0), published(2, 1), retired(1, 2)])
      .when(publish(1), { now: at(3) })
      .thenNothing()
  })

  it('publishes a key again that an older copy of the log has never heard of', () => {
    given([published(1, 0)])
      .when(publish(5), { now: at(DAY) })
      .thenEvents([published(5, DAY)])
  })
})

describe('renewing', () => {
  it('is due seven days before the newest key expires, and at first', () => {
    expect(isRenewalDue(after(), START)).toBe(true)
    const state = after(published(1, 0))
    expect(isRenewalDue(state, START + 83 * DAY - 1)).toBe(false)
    expect(isRenewalDue(state, START + 83 * DAY)).toBe(true)
    expect(isRenewalDue(after(published(1, 0), published(2, 83 * DAY)), START + 83 * DAY)).toBe(false)
  })
})

describe('retiring', () => {
  const LAST_TOKEN = 11 * MINUTE

  it('retires a key when the last token that it signed has expired', () => {
    const history = [published(1, 0), published(2, DAY)]
    given(history)
      .when(commands.retireSigningKeys(), { now: at(DAY + LAST_TOKEN - 1) })
      .thenNothing()
    given(history)
      .when(commands.retireSigningKeys(), { now: at(DAY + LAST_TOKEN) })
      .thenEvents([retired(1, DAY + LAST_TOKEN)])
  })

  it('retires all older keys, and never the newest', () => {
    given([published(1, 0), published(2, DAY), published(3, 2 * DAY)])
      .when(commands.retireSigningKeys(), { now: at(200 * DAY) })
      .thenEvents([retired(1, 200 * DAY), retired(2, 200 * DAY)])
    given([published(1, 0)])
      .when(commands.retireSigningKeys(), { now: at(200 * DAY) })
      .thenNothing()
  })
})

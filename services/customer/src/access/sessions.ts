import type { Role, Tokens } from '@souk/contracts'
import { ProblemError } from '@souk/http'
import type { Clock } from '@souk/process'
import { readState, type LogClient, type Snapshots } from '@souk/service'
import { streamRef } from '@souk/service/aggregate'
import { managersStream } from '../domain/access-commands.ts'
import { customer, outlivesPasswords, type CustomerState } from '../domain/customer.ts'
import { session as sessionAggregate } from '../domain/session.ts'
import type { RandomBytes } from '../personal/vault.ts'
import { hashOfToken, makeRefreshToken, sealAnswer, sessionOfToken, unsealAnswer } from './refresh-token.ts'
import type { SessionStore, StoredSession } from './session-store.ts'
import type { Signing } from './signing.ts'

/**
 * The sessions of customers. The log decides what is true: whether a session has ended, whether an account is active, who is a manager.
 * So neither a view that is behind nor an older copy of the store opens a session that has ended. All calls may throw `LogUnavailable` or `StoreUnavailable`.
 */
export interface Sessions {
  /**
   * Starts a session. If the customer has too many, the one that was refreshed the longest ago is removed.
   * @param passwordChanges  the number of password changes when the password was verified
   * @throws ProblemError `wrong-credentials` if the password has changed since, `account-disabled`
   */
  start(customerId: string, passwordChanges: number): Promise<Tokens>
  /** @throws ProblemError `session-ended` if the token does not count any more, `account-disabled` */
  refresh(refreshToken: string): Promise<Tokens>
  /** The sessions of a customer that have not expired, in the order of their start. */
  ofCustomer(customerId: string): Promise<readonly StoredSession[]>
  /** Removes sessions that have ended. If that fails, they are in the list until they expire, but cannot be refreshed. */
  forget(sessions: readonly Pick<StoredSession, 'sessionId' | 'customerId'>[]): Promise<void>
  /** Removes the sessions that a change of the password has ended, as `forget` does. */
  passwordChanged(customerId: string): Promise<void>
}

interface SessionParts {
  readonly store: SessionStore
  readonly signing: Signing
  readonly log: LogClient
  readonly snapshots: Snapshots
  readonly clock: Clock
  readonly newId: () => string
  readonly randomBytes: RandomBytes
  /** The secret of the service. */
  readonly secret: () => Promise<string>
  /** How long a session lasts after its last refresh. */
  readonly lifeMs: number
  /** Ends a session in the log, because somebody has used a refresh token twice. */
  readonly end: (session: Pick<StoredSession, 'sessionId' | 'customerId'>) => Promise<unknown>
}

/** How long a refresh token that was just replaced gets the same answer again: several servers may use it, or the answer may be lost. */
const SAME_ANSWER_MS = 30_000

/** Most sessions of a customer. They can all be ended in one commit, and listed in one page. */
const MAX_SESSIONS = 100

const ended = (): ProblemError => new ProblemError('session-ended', 'the session has ended')
const disabled = (): ProblemError => new ProblemError('account-disabled', 'a manager has disabled the account')

export const createSessions = (parts: SessionParts): Sessions => {
  const { store, signing, log, snapshots, clock, newId, randomBytes, secret, lifeMs, end } = parts
  let managers: { state: readonly string[]; version: number } | undefined

  const readCustomer = async (customerId: string): Promise<CustomerState> => {
    const row = await snapshots['customer']?.(customerId)
    // The snapshot of a customer's stream is its state.
    const from = row === undefined || row.version === 0 ? undefined : { state: row.state as CustomerState, version: row.version }
    return (await readState(log, streamRef(customer, customerId), from)).state
  }
  const readRole = async (customerId: string): Promise<Role> => {
    managers = await readState(log, managersStream, managers)
    return managers.state.includes(customerId) ? 'manager' : 'customer'
  }
  const hasEnded = async (sessionId: string): Promise<boolean> =>
    (await readState(log, streamRef(sessionAggregate, sessionId))).state.status === 'ended'

  /** The next version of a session with a new refresh token, and the answer with it. */
  const withTokens = async (
    session: Omit<StoredSession, 'version' | 'refreshedAt' | 'expiresAt' | 'tokenHash' | 'previous'> & { readonly version: number },
    role: Role,
    now: number,
    replaced?: string,
  ): Promise<{ next: StoredSession; tokens: Tokens }> => {
    const { customerId, sessionId, version, startedAt, passwordChanges } = session
    const { token: accessToken, expiresIn } = await signing.sign({ customerId, sessionId, role }, now)
    const refreshToken = makeRefreshToken(sessionId, await secret(), randomBytes)
    const tokens: Tokens = { accessToken, refreshToken, tokenType: 'Bearer', expiresIn, customerId, role }
    const next: StoredSession = {
      sessionId,
      customerId,
      version: version + 1,
      startedAt,
      refreshedAt: new Date(now).toISOString(),
      expiresAt: new Date(now + lifeMs).toISOString(),
      passwordChanges,
      tokenHash: hashOfToken(refreshToken),
      previous:
        replaced === undefined
          ? null
          : { tokenHash: hashOfToken(replaced), answer: sealAnswer(JSON.stringify(tokens), replaced, randomBytes) },
    }
    return { next, tokens }
  }

  const forget: Sessions['forget'] = async (sessions) => {
    await Promise.all(sessions.map((session) => store.remove(session)))
  }

  const refreshOnce = async (session: StoredSession, refreshToken: string): Promise<Tokens | 'again'> => {
    const { sessionId, customerId } = session
    // Before the log is read: what the log does not say yet revokes also tokens that were issued at this time.
    const now = clock.now()
    const [isEnded, account, role] = await Promise.all([hasEnded(sessionId), readCustomer(customerId), readRole(customerId)])
    if (account.status === 'disabled' && !isEnded) throw disabled()
    if (isEnded || account.status !== 'active' || !outlivesPasswords(account, session)) {
      await forget([session])
      throw ended()
    }
    const hash = hashOfToken(refreshToken)
    if (hash === session.tokenHash) {
      const { next, tokens } = await withTokens(session, role, now, refreshToken)
      return (await store.save(next)) ? tokens : 'again'
    }
    const { previous } = session
    if (hash === previous?.tokenHash && now - Date.parse(session.refreshedAt) <= SAME_ANSWER_MS) {
      // The service has sealed it itself.
      return JSON.parse(unsealAnswer(previous.answer, refreshToken)) as Tokens
    }
    // The token has been used before: either the customer or the sender of this request is not who started the session.
    await end(session)
    await forget([session])
    throw ended()
  }

  return {
    start: async (customerId, passwordChanges) => {
      const now = clock.now()
      const [account, role] = await Promise.all([readCustomer(customerId), readRole(customerId)])
      if (account.status === 'disabled') throw disabled()
      if (account.status !== 'active' || account.passwordChanges !== passwordChanges)
        throw new ProblemError('wrong-credentials', 'the user name or the password is wrong')
      const startedAt = new Date(now).toISOString()
      const { next, tokens } = await withTokens({ sessionId: newId(), customerId, version: 0, startedAt, passwordChanges }, role, now)
      if (!(await store.save(next))) throw new Error('there is a session with a new id')
      const all = await store.ofCustomer(customerId)
      if (all.length > MAX_SESSIONS) {
        const byRefresh = all.toSorted((one, other) => Date.parse(one.refreshedAt) - Date.parse(other.refreshedAt))
        await forget(byRefresh.slice(0, -MAX_SESSIONS))
      }
      return tokens
    },
    refresh: async (refreshToken) => {
      const sessionId = sessionOfToken(refreshToken, await secret())
      if (sessionId === undefined) throw ended()
      for (;;) {
        const session = await store.find(sessionId)
        if (session === undefined || Date.parse(session.expiresAt) <= clock.now()) throw ended()
        const tokens = await refreshOnce(session, refreshToken)
        if (tokens !== 'again') return tokens
      }
    },
    ofCustomer: async (customerId) => {
      const now = clock.now()
      return (await store.ofCustomer(customerId)).filter(({ expiresAt }) => Date.parse(expiresAt) > now)
    },
    forget,
    passwordChanged: async (customerId) => {
      // Before the account is read: a session that starts later may know a newer password.
      const sessions = await store.ofCustomer(customerId)
      const account = await readCustomer(customerId)
      if (account.status === 'active') await forget(sessions.filter((session) => !outlivesPasswords(account, session)))
    },
  }
}

import { createPublicKey } from 'node:crypto'
import { z } from 'zod'
import { customerId, role, type Role } from '@souk/contracts'
import { ProblemError, type App } from '@souk/http'
import { uuid, type Actor } from '@souk/log-protocol'
import type { Clock } from '@souk/process'
import type { LogClient, Write } from '@souk/service'
import { readState } from '../access/stream-reader.ts'
import { keyringStream } from '../domain/access-commands.ts'
import type { CustomerService } from '../service.ts'

/** Who sends a request. */
export interface Caller {
  readonly customerId: string
  readonly role: Role
  readonly sessionId: string
}

type CallerOf = (request: { readonly headers: { readonly authorization?: string | undefined } }) => Promise<Caller>

const Claims = z.object({ sub: customerId, sid: uuid, role })

/**
 * Tells who sends a request, by its access token. Every service will verify tokens in the same way, revocations included; then this goes.
 * The returned function throws ProblemError `not-authenticated`.
 */
export const createCallerOf =
  ({ log, clock, publicUrl }: { readonly log: LogClient; readonly clock: Pick<Clock, 'now'>; readonly publicUrl: string }): CallerOf =>
  async ({ headers: { authorization } }) => {
    const token = /^Bearer ([\w.-]+)$/.exec(authorization ?? '')?.[1]
    if (token === undefined) throw new ProblemError('not-authenticated', 'an access token is needed')
    const { errors, jwtVerify } = await import('jose')
    const { keys } = (await readState(log, keyringStream)).state
    const keyOf = (kid: string | undefined) => {
      const key = keys.find(({ signingKeyId, expiresAt }) => String(signingKeyId) === kid && expiresAt > clock.now())
      if (key === undefined) throw new errors.JWKSNoMatchingKey()
      return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.publicKey }, format: 'jwk' })
    }
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => keyOf(kid), {
        algorithms: ['EdDSA'],
        typ: 'at+jwt',
        issuer: publicUrl,
        audience: publicUrl,
        requiredClaims: ['exp', 'iat', 'jti'],
        currentDate: new Date(clock.now()),
      })
      const { sub, sid, role: ofCaller } = Claims.parse(payload)
      return { customerId: sub, sessionId: sid, role: ofCaller }
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof z.ZodError)
        throw new ProblemError('not-authenticated', 'the access token is not valid')
      throw error
    }
  }

/** What the routes of sessions and accounts need. */
export interface AccessRouteParts {
  readonly app: App
  readonly write: Write
  readonly service: CustomerService
  readonly callerOf: CallerOf
}

/** The caller as the actor of a commit. */
export const actorOf = ({ customerId: id, role: kind }: Caller): Actor => ({ kind, id })

/** @throws ProblemError `forbidden` */
export const managersOnly = ({ role: ofCaller }: Caller): void => {
  if (ofCaller !== 'manager') throw new ProblemError('forbidden', 'only managers may do this')
}

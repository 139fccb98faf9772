import { z } from 'zod'
import { defineCategory, defineEvent, instant, text, uuid } from '@souk/log-protocol'
import { customerId, eventTime } from './common.ts'
import { password, username } from './personal.ts'

// Who may do what. The customer service writes these events. Every service hears of keys and revocations, and so verifies tokens by itself.

export const role = z.enum(['customer', 'manager']).describe('What the account may do: shop, or run the shop as well.')
export type Role = z.infer<typeof role>

const sessionId = uuid.describe('The session (UUID v7).')

// — keyring-tokens: the keys that sign access tokens ——————————————————————————————————————————————

const keyringStreams = defineCategory('keyring', 'keyring')

/** All keys are in one stream, so that a service that starts finds them in one read. */
export const TOKEN_KEYRING = 'tokens'
const keyring = z.literal(TOKEN_KEYRING)
const signingKeyId = z.int().min(1).describe('Number of the key: 1, 2, 3 … It is the `kid` of a token.')

export const SigningKeyPublished = defineEvent(
  keyringStreams,
  'SigningKeyPublished',
  'Access tokens may be signed with this key until it expires or is retired.',
  {
    signingKeyId,
    publishedAt: eventTime,
    expiresAt: instant.describe('When the key ends by itself.'),
    keyring,
    publicKey: z.base64url().describe('Ed25519 public key, 32 bytes.'),
  },
)
export const SigningKeyRetired = defineEvent(keyringStreams, 'SigningKeyRetired', 'Tokens that were signed with this key count no more.', {
  signingKeyId,
  retiredAt: eventTime,
  keyring,
})

// — revocations-<hour>: tokens that count no more ——————————————————————————————————————————————————

const revocationStreams = defineCategory('revocations', 'hour')

/** How long an access token is valid, in milliseconds. */
export const ACCESS_TOKEN_MS = 600_000

/** The hour of a time in milliseconds since 1970. Revocations of one hour are one stream, so a service that starts reads a few short streams. */
export const hourOf = (time: number): number => Math.floor(time / 3_600_000)

export const AccessRevoked = defineEvent(
  revocationStreams,
  'AccessRevoked',
  'Access tokens of a customer that were issued until now count no more: those of one session, or those of all.',
  {
    customerId,
    sessionId: sessionId.nullable().describe('Only tokens of this session. Null: of all sessions.'),
    keptSessionId: sessionId.nullable().describe('The session whose tokens still count, or null.'),
    revokedAt: eventTime,
    hour: z.int().min(0).describe('Hours since 1970 (UTC) at that time.'),
  },
)

// — session-<sessionId> ———————————————————————————————————————————————————————————————————————————

const sessionStreams = defineCategory('session', 'sessionId')

export const SessionEnded = defineEvent(sessionStreams, 'SessionEnded', 'A session has ended. It can never be refreshed again.', {
  sessionId,
  customerId,
  endedAt: eventTime,
})

// — role-manager: who has the role —————————————————————————————————————————————————————————————————

const roleStreams = defineCategory('role', 'role')

/** A role that is given. Everybody is a customer. */
const givenRole = z.literal('manager')

export const RoleGranted = defineEvent(roleStreams, 'RoleGranted', 'An account has the role.', {
  customerId,
  grantedAt: eventTime,
  role: givenRole,
})
export const RoleTaken = defineEvent(roleStreams, 'RoleTaken', 'An account does not have the role any more.', {
  customerId,
  takenAt: eventTime,
  role: givenRole,
})

export const accessEvents = [SigningKeyPublished, SigningKeyRetired, AccessRevoked, SessionEnded, RoleGranted, RoleTaken] as const

// — commands of clients ——————————————————————————————————————————————————————————————————————————

export const LogIn = z.strictObject({ username, password }).describe('Log in with a user name and a password.')
export type LogIn = z.infer<typeof LogIn>

export const RefreshSession = z
  .strictObject({ refreshToken: text(200).describe('The newest refresh token of the session.') })
  .describe('Get new tokens for a session. The refresh token is replaced.')
export type RefreshSession = z.infer<typeof RefreshSession>

// — answers ——————————————————————————————————————————————————————————————————————————————————————

export const Tokens = z
  .object({
    accessToken: z.string().describe('Send it as `Authorization: Bearer <token>`.'),
    refreshToken: z.string().describe('Gets the next tokens. It can be used once.'),
    tokenType: z.literal('Bearer').describe('Kind of the access token.'),
    expiresIn: z.int().describe('Seconds until the access token expires.'),
    customerId,
    role,
  })
  .describe('The tokens of a session.')
export type Tokens = z.infer<typeof Tokens>

export const Session = z
  .object({
    sessionId,
    startedAt: instant.describe('When the customer logged in.'),
    refreshedAt: instant.describe('When its tokens were last refreshed.'),
    expiresAt: instant.describe('When it ends if it is not refreshed.'),
    current: z.boolean().describe('Whether this request belongs to it.'),
  })
  .describe('A session of a customer.')
export type Session = z.infer<typeof Session>

export const SigningKey = z
  .object({
    signingKeyId,
    publishedAt: instant.describe('When the key was published.'),
    expiresAt: instant.describe('When it ends by itself.'),
    publicKey: z.base64url().describe('Ed25519 public key, 32 bytes.'),
  })
  .describe('A key that signs access tokens.')
export type SigningKey = z.infer<typeof SigningKey>

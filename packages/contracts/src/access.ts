import { z } from 'zod'
import { anyText, defineCategory, defineEvent, instant, text, uuid } from '@souk/log-protocol'
import { customerId, eventTime } from './common.ts'
import { requiredText } from './display-text.ts'
import { typed } from './personal.ts'
import { serviceNames } from './services.ts'

// Who may do what. The customer service writes these events. Every service hears of keys and revocations, and so verifies tokens by itself.

export const role = z.enum(['customer', 'manager']).describe('What the account may do: shop, or run the shop as well.')
export type Role = z.infer<typeof role>

const actions = ['read', 'write'] as const
const guarded = [...serviceNames, 'event-store', 'books'] as const

/** What a client may do on one part of the shop: read, or write. */
export type Scope = `${(typeof guarded)[number]}:${(typeof actions)[number]}`
const scopes: readonly Scope[] = guarded.flatMap((service) => actions.map((action): Scope => `${service}:${action}`))
export const scope = z.enum(scopes).describe('What a client may do on one service: `order:read`, `order:write` …')

export const clientId = uuid.describe('The client (UUID v7).')

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

export const ClientAccessRevoked = defineEvent(
  revocationStreams,
  'ClientAccessRevoked',
  'Access tokens of a client that were issued until now count no more.',
  {
    clientId,
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

// — clients-all: programs that have access of their own ————————————————————————————————————————————

const clientStreams = defineCategory('clients', 'registry')

/** All clients are in one stream: they are few, and every request for a token reads it. */
export const CLIENT_REGISTRY = 'all'
const registry = z.literal(CLIENT_REGISTRY)

export const ClientAdded = defineEvent(clientStreams, 'ClientAdded', 'A program may get access tokens with a secret of its own.', {
  clientId,
  addedAt: eventTime,
  registry,
  label: anyText.describe('What managers call the client.'),
  scopes: z.array(anyText).describe('What the client may do, as scopes.'),
  secretHash: z.base64url().describe('SHA-256 of the secret, which has 256 random bits.'),
})
export const ClientRevoked = defineEvent(clientStreams, 'ClientRevoked', 'A client gets no access tokens any more.', {
  clientId,
  revokedAt: eventTime,
  registry,
})

export const accessEvents = [
  SigningKeyPublished,
  SigningKeyRetired,
  AccessRevoked,
  ClientAccessRevoked,
  SessionEnded,
  RoleGranted,
  RoleTaken,
  ClientAdded,
  ClientRevoked,
] as const

// — commands of clients ——————————————————————————————————————————————————————————————————————————

export const LogIn = z
  .strictObject({ username: typed('Name to log in with.'), password: typed('Password in plain text.') })
  .describe('Log in with a user name and a password.')
export type LogIn = z.infer<typeof LogIn>

export const RefreshSession = z
  .strictObject({ refreshToken: text(200).describe('The newest refresh token of the session.') })
  .describe('Get new tokens for a session. The refresh token is replaced.')
export type RefreshSession = z.infer<typeof RefreshSession>

export const AddClient = z
  .strictObject({
    label: requiredText(100).describe('What managers call the client. It is no secret, and names no person.'),
    scopes: z
      .array(scope)
      .min(1)
      .refine((all) => new Set(all).size === all.length, 'must not name a scope twice')
      .describe('What the client may do.'),
  })
  .describe('Let a program get access tokens of its own.')
export type AddClient = z.infer<typeof AddClient>

// — answers ——————————————————————————————————————————————————————————————————————————————————————

export const Tokens = z
  .object({
    accessToken: z.string().describe('Send it as `Authorization: Bearer <token>`.'),
    refreshToken: z
      .string()
      .describe(
        'Gets the next tokens, and a new refresh token. For 30 seconds it gets the same answer again; used later, it ends the session.',
      ),
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

export const Client = z
  .object({
    clientId,
    addedAt: instant.describe('When a manager added it.'),
    label: anyText.describe('What managers call the client.'),
    scopes: z.array(anyText).describe('What the client may do.'),
  })
  .describe('A program that gets access tokens of its own.')
export type Client = z.infer<typeof Client>

export const NewClient = Client.extend({
  clientSecret: z.string().nullable().describe('Shown only now: the shop keeps a hash. Null in the answer to a retry.'),
}).describe('A client that was just added.')
export type NewClient = z.infer<typeof NewClient>

/** RFC 6749, 5.1. Its names are not in camelCase. */
export const ClientToken = z
  .object({
    access_token: z.string().describe('Send it as `Authorization: Bearer <token>`.'),
    token_type: z.literal('Bearer').describe('Kind of the access token.'),
    expires_in: z.int().describe('Seconds until the access token expires.'),
    scope: z.string().describe('What the token allows: scopes with spaces in between.'),
  })
  .describe('An access token for a client (RFC 6749).')
export type ClientToken = z.infer<typeof ClientToken>

/** RFC 6749, 5.2. */
export const ClientTokenError = z
  .object({
    error: z
      .enum(['invalid_request', 'invalid_client', 'unsupported_grant_type', 'invalid_scope'])
      .describe('What is wrong, for programs.'),
    error_description: z.string().describe('What is wrong, for people.'),
  })
  .describe('Why a client gets no access token (RFC 6749).')
export type ClientTokenError = z.infer<typeof ClientTokenError>

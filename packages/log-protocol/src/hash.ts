import { createHmac, hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import type { Actor, Commit } from './commit.ts'

/** In hexadecimal digits. A text is hashed as UTF-8. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex')

/** A commit with the text that its hash was made from, so that a store need not serialize it again. */
export interface SealedCommit {
  readonly commit: Commit
  /** RFC 8785 JSON of the commit without its hash. */
  readonly json: string
}

/**
 * Links a commit to the one before it: its hash is the SHA-256 of the previous hash followed by the commit without a hash.
 * @throws if a value in the commit has no canonical form
 */
export const sealCommit = (unsealed: Omit<Commit, 'hash'>): SealedCommit => {
  const json = canonicalJson(unsealed)
  return { commit: { ...unsealed, hash: sha256(unsealed.previousHash + json) }, json }
}

/** The hash that a commit must have. */
export const commitHash = ({ hash: _, ...unsealed }: Commit): string => sha256(unsealed.previousHash + canonicalJson(unsealed))

/** The parts of a command that make its fingerprint: what was asked, of what, by whom. */
export interface FingerprintedCommand {
  readonly type: string
  /** Id of the aggregate. For a command that makes a new aggregate: the name of the collection. */
  readonly target: string
  readonly input: unknown
  readonly actor: Actor
}

/**
 * A hash of a command. It tells whether two requests with the same id are the same command.
 * @param key  makes it a keyed hash. Needed where the input holds personal data: a password could be guessed from a plain hash in the log.
 */
export const fingerprint = ({ type, target, input, actor }: FingerprintedCommand, key?: string): string => {
  const json = canonicalJson({ type, target, input, actor })
  return key === undefined ? sha256(json) : createHmac('sha256', key).update(json).digest('hex')
}

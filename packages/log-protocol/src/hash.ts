import { createHmac, hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import type { Actor, Commit } from './commit.ts'

export const sha256 = (data: string): string => hash('sha256', data, 'hex')

/** A commit, and the text that its hash was made from: whoever stores it need not write it again. */
export interface SealedCommit {
  readonly commit: Commit
  /** RFC 8785 JSON of the commit without its hash. */
  readonly json: string
}

/**
 * Puts a commit behind the one before it: the chain is SHA-256 over the previous hash followed by the commit without its own.
 * @throws if a value in it has no canonical form
 */
export const sealCommit = (unsealed: Omit<Commit, 'hash'>): SealedCommit => {
  const json = canonicalJson(unsealed)
  return { commit: { ...unsealed, hash: sha256(unsealed.previousHash + json) }, json }
}

/** The hash that a commit must have. */
export const commitHash = ({ hash: _, ...unsealed }: Commit): string => sha256(unsealed.previousHash + canonicalJson(unsealed))

/** A command as it is fingerprinted: what was asked, of what, by whom. */
export interface FingerprintedCommand {
  readonly type: string
  /** Id of the aggregate it is for; for one that makes its own, the name of the collection. */
  readonly target: string
  readonly input: unknown
  readonly actor: Actor
}

/**
 * Tells whether two requests with one id are the same command.
 * @param key  given where the input holds personal data: a plain hash of a password could be guessed from the log.
 */
export const fingerprint = ({ type, target, input, actor }: FingerprintedCommand, key?: string): string => {
  const json = canonicalJson({ type, target, input, actor })
  return key === undefined ? sha256(json) : createHmac('sha256', key).update(json).digest('hex')
}

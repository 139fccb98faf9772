import { createHash, createHmac } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Actor, Commit } from './commit.ts'

/** RFC 8785 canonical JSON of a value that is JSON already. */
export const canonicalJson = (value: unknown): string => {
  const json = canonicalize(value)
  if (json === undefined) throw new TypeError('the value has no JSON form')
  return json
}

export const sha256 = (data: string): string => createHash('sha256').update(data).digest('hex')

/** The chain: SHA-256 over the previous hash followed by the canonical JSON of the commit without its own hash. */
export const commitHash = (commit: Omit<Commit, 'hash'>): string => sha256(commit.previousHash + canonicalJson(commit))

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

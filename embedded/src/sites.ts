import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { buildAdmin } from '@souk/admin'
import type { App } from '@souk/http'
import { buildShop } from '@souk/shop'
import type { BuiltSiteParts } from '@souk/site'
import type { Assembly } from './assemble.ts'

/** The keys themselves, or the file that keeps them. */
export type SiteKeys = BuiltSiteParts['secrets'] | string

export interface SiteParts extends Pick<Assembly['dependencies'], 'clock' | 'logger' | 'newId'>, Pick<BuiltSiteParts, 'publicUrl'> {
  /** Sends requests to the gateway, in this process. */
  readonly fetch: NonNullable<BuiltSiteParts['fetch']>
  readonly keys: SiteKeys
}

/** What a site gets that calls the gateway of this process. */
const inProcess = ({ clock, keys, ...parts }: SiteParts): BuiltSiteParts => ({
  ...parts,
  secrets: typeof keys === 'string' ? keptKeys(keys) : keys,
  gatewayUrl: 'http://localhost',
  now: clock.now,
})

/** The web shop. */
export const openShop = (parts: SiteParts): Promise<App> => buildShop(inProcess(parts))

/** The manager site. */
export const openAdmin = (parts: SiteParts): Promise<App> => buildAdmin(inProcess(parts))

/** The keys in a file, the newest first. The first start makes one, and the next one if it was killed before the key was written: anybody could guess an empty key. */
export const keptKeys = (file: string): BuiltSiteParts['secrets'] => {
  const [first, ...others] = existsSync(file) ? (readFileSync(file, 'utf8').match(/\S+/g) ?? []) : []
  if (first !== undefined) return [first, ...others]
  const key = randomBytes(32).toString('base64url')
  // Only the owner can read it.
  writeFileSync(file, `${key}\n`, { mode: 0o600 })
  return [key]
}

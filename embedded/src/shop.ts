import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { App } from '@souk/http'
import { buildShop } from '@souk/shop'
import type { SiteParts } from '@souk/site'
import type { Assembly } from './assemble.ts'

interface Parts extends Pick<Assembly['dependencies'], 'clock' | 'logger' | 'newId'>, Pick<SiteParts, 'publicUrl' | 'secrets'> {
  /** Sends requests to the gateway, in this process. */
  readonly fetch: NonNullable<SiteParts['fetch']>
}

/** The web shop. It calls the gateway of this process. */
export const openShop = ({ clock, ...parts }: Parts): Promise<App> =>
  buildShop({ ...parts, gatewayUrl: 'http://localhost', now: clock.now })

/** The keys in a file, the newest first. The first start makes one, and the next one if it was killed before the key was written: anybody could guess an empty key. */
export const keptKeys = (file: string): SiteParts['secrets'] => {
  const [first, ...others] = existsSync(file) ? (readFileSync(file, 'utf8').match(/\S+/g) ?? []) : []
  if (first !== undefined) return [first, ...others]
  const key = randomBytes(32).toString('base64url')
  // Only the owner can read it.
  writeFileSync(file, `${key}\n`, { mode: 0o600 })
  return [key]
}

import type { Fetch } from '@souk/client'
import type { App } from '@souk/http'
import { buildShop } from '@souk/shop'
import type { Assembly } from './assemble.ts'

interface Parts extends Pick<Assembly['dependencies'], 'logger' | 'newId'> {
  /** Sends requests to the gateway, in this process. */
  readonly fetch: Fetch
  /** The public address of the shop. */
  readonly publicUrl: string
}

/** The web shop. It calls the gateway of this process. */
export const openShop = (parts: Parts): Promise<App> => buildShop({ ...parts, gatewayUrl: 'http://localhost' })

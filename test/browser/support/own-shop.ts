import { buildAdmin } from '@souk/admin'
import { newId } from '@souk/log-protocol'
import { freePort, silentLogger } from '@souk/testing'
import { startShopInProcess, type ShopInProcess } from '../../support/shop-in-process.ts'

/** A shop of a test alone, with nothing in it. */
export interface OwnShop {
  readonly shop: ShopInProcess
  /** Where its manager site is. */
  readonly address: string
  close(): Promise<void>
}

export const startOwnShop = async (): Promise<OwnShop> => {
  const shop = await startShopInProcess({ pages: true, failureLab: true })
  const address = `http://127.0.0.1:${await freePort()}`
  const secrets = ['a key for the cookies of tests, long enough'] as const
  const admin = await buildAdmin({ logger: silentLogger, newId, gatewayUrl: shop.url, publicUrl: address, secrets, now: Date.now })
  await admin.listen({ host: '127.0.0.1', port: Number(new URL(address).port) })
  return {
    shop,
    address,
    close: async () => {
      await admin.close()
      await shop.close()
    },
  }
}

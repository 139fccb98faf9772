import { z } from 'zod'
import { busSettings } from '@souk/bus'
import { displayText, requiredText, shopSettings, type Seller } from '@souk/contracts'
import { failureLabSettings, parseSettings, processSettings, serverUrl } from '@souk/process'
import { accessSettings } from '@souk/service/access'

/** Settings of the accounting service alone. */
export const accountingSettings = {
  COUCHDB_URL: serverUrl('http', 'https').describe("CouchDB: the accounting service's view."),
} as const

/** Who sells, as new invoices say it. Those that are issued already keep what they say. */
export const sellerSettings = {
  SOUK_SELLER_NAME: requiredText(200).optional().describe('Name of the seller, printed on invoices.'),
  SOUK_SELLER_ADDRESS: displayText(500).optional().describe('Postal address of the seller, printed on invoices.'),
  SOUK_SELLER_TAX_NUMBER: displayText(100).optional().describe('Tax number of the seller, printed on invoices.'),
} as const

interface SellerSettings {
  readonly SOUK_SELLER_NAME?: string | undefined
  readonly SOUK_SELLER_ADDRESS?: string | undefined
  readonly SOUK_SELLER_TAX_NUMBER?: string | undefined
}

/** @returns undefined if the seller has no name */
export const sellerFrom = (settings: SellerSettings): Seller | undefined => {
  const { SOUK_SELLER_NAME: businessName, SOUK_SELLER_ADDRESS: postalAddress = '', SOUK_SELLER_TAX_NUMBER: taxNumber = '' } = settings
  return businessName === undefined ? undefined : { businessName, postalAddress, taxNumber }
}

const Settings = z.object({
  ...processSettings({ port: 8084, internalPort: 9094 }),
  ...busSettings,
  ...accessSettings,
  ...failureLabSettings,
  ...shopSettings,
  ...accountingSettings,
  ...sellerSettings,
})

/** Reads the settings from the environment. @throws StartFault that names every fault */
export const configFromEnvironment = (): z.output<typeof Settings> => parseSettings(Settings, process.env)

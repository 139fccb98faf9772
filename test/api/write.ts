// Writes the documents of the API: `npm run api`. A test fails while they differ from the routes.
import { writeFileSync } from 'node:fs'
import { startShopInProcess } from '../support/shop-in-process.ts'
import { openApiOf } from './documents.ts'

const shop = await startShopInProcess()
try {
  writeFileSync(new URL('../../gateway/openapi.json', import.meta.url), `${JSON.stringify(await openApiOf(shop.apps), undefined, 2)}\n`)
} finally {
  await shop.close()
}

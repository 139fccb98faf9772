// Writes the documents of the API and the client that is generated from them: `npm run api`. Tests fail while they differ from the routes.
import { writeFileSync } from 'node:fs'
import { startShopInProcess } from '../support/shop-in-process.ts'
import { asyncApi } from './async-api.ts'
import { generatedClient, writeClient } from './client.ts'
import { openApiOf } from './documents.ts'

const write = (name: string, document: object): void =>
  writeFileSync(new URL(`../../gateway/${name}`, import.meta.url), `${JSON.stringify(document, undefined, 2)}\n`)

const shop = await startShopInProcess()
try {
  write('openapi.json', await openApiOf(shop.apps))
  write('asyncapi.json', asyncApi())
} finally {
  await shop.close()
}
await writeClient(generatedClient)

// Writes the documents of the API, the client that is generated from them, and the schema of the graph: `npm run api`. Tests fail while they differ from the routes.
import { writeFileSync } from 'node:fs'
import { printedSchema } from '@souk/graphql'
import { asyncApi } from './async-api.ts'
import { generatedClient, writeClient } from './client.ts'
import { openApiOf } from './documents.ts'
import { addExamples } from './examples.ts'
import { promisedMore, promisesIn, readPromises, writePromises } from './promises.ts'
import { recordStory } from './story.ts'

const write = (name: string, document: object): void =>
  writeFileSync(new URL(`../../gateway/${name}`, import.meta.url), `${JSON.stringify(document, undefined, 2)}\n`)

const { shop, examples, close } = await recordStory()
try {
  const document = addExamples(await openApiOf(shop.apps), examples)
  write('openapi.json', document)
  writePromises(promisedMore(readPromises(), promisesIn(document)))
  write('asyncapi.json', asyncApi())
} finally {
  await close()
}
await writeClient(generatedClient)
writeFileSync(new URL('../../consumers/graphql/schema.graphql', import.meta.url), printedSchema())

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '@hey-api/openapi-ts'
import { examplesModule } from './client-examples.ts'
import type { Json } from './documents.ts'

/** Where the generated part of the client is. */
export const generatedClient = fileURLToPath(new URL('../../packages/client/src/generated', import.meta.url))

const document = fileURLToPath(new URL('../../gateway/openapi.json', import.meta.url))

/** The committed document. */
export const readDocument = (): Json => JSON.parse(readFileSync(document, 'utf8'))

/** Writes the client of the committed OpenAPI document into a folder. What was there goes. */
export const writeClient = async (folder: string): Promise<void> => {
  await createClient({
    input: document,
    output: {
      path: folder,
      // Its types do not hold with `exactOptionalPropertyTypes`.
      header: ['// @ts-nocheck', '// Written by `npm run api`. Do not edit.'],
      module: { extension: '.ts' },
    },
    plugins: [
      '@hey-api/client-fetch',
      { name: '@hey-api/typescript' },
      { name: '@hey-api/sdk', operations: { strategy: 'single', containerName: 'SoukApi' } },
    ],
    logs: { level: 'silent', file: false },
  })
  // The generator's own mocks need a library that intercepts requests (msw). This client takes a `fetch`, so values are enough.
  writeFileSync(join(folder, 'examples.gen.ts'), examplesModule(readDocument()))
}

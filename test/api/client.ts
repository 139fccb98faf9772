import { fileURLToPath } from 'node:url'
import { createClient } from '@hey-api/openapi-ts'

/** Where the generated part of the client is. */
export const generatedClient = fileURLToPath(new URL('../../packages/client/src/generated', import.meta.url))

/** Writes the client of the committed OpenAPI document into a folder. What was there goes. */
export const writeClient = async (folder: string): Promise<void> => {
  await createClient({
    input: fileURLToPath(new URL('../../gateway/openapi.json', import.meta.url)),
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
}

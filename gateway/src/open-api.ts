import { readFile } from 'node:fs/promises'

/** Where the gateway shows the OpenAPI document of the whole API. */
export const OPEN_API = '/openapi.json'

/** Caches may keep the document, but must revalidate it: the next version of the shop has another one. */
export const OPEN_API_CACHING = 'public, no-cache'

/** The file with the document. `npm run api` writes it. */
export const openApiFile = new URL('../openapi.json', import.meta.url)

let reading: Promise<string> | undefined
/** Reads the document once, when somebody first asks for it. */
export const readOpenApi = (): Promise<string> => (reading ??= readFile(openApiFile, 'utf8'))

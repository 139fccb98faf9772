import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { fastify } from 'fastify'
import { securityHeaders } from '@souk/http'
import { once } from '@souk/process'
import { routingTable } from './routing-table.ts'
import { serviceDocument } from './service-document.ts'

/** What a file holds. It is hashed and compressed once, because everybody may ask for it. */
interface FileContent {
  readonly text: string
  readonly gzipped: Buffer
  /** A tag without quotes. */
  readonly tag: string
}

/** A file that the gateway shows to everybody. */
export interface PublicFile {
  readonly path: string
  /** The name of the file where nginx keeps it. */
  readonly name: string
  readonly type: string
  /** Headers of every answer with it, beside its type. */
  readonly headers: Readonly<Record<string, string>>
  /** Reads the file once, when somebody first asks for it. */
  readonly read: () => Promise<FileContent>
}

/** Caches may keep the files, but must revalidate them: the next version of the shop has others. */
const caching = { 'cache-control': 'public, no-cache' }

const json = 'application/json; charset=utf-8'
const javaScript = 'text/javascript; charset=utf-8'

const beside = (name: string) => (): Promise<string> => readFile(new URL(`../${name}`, import.meta.url), 'utf8')

/** The script of the API reference. Its package holds it as text, and hands it out as a plugin of Fastify. */
const readScalar = async (): Promise<string> => {
  const { default: reference } = await import('@scalar/fastify-api-reference')
  const app = fastify()
  await app.register(reference, { routePrefix: '/docs', configuration: { url: '/openapi.json' } })
  const { body } = await app.inject('/docs/js/scalar.js')
  await app.close()
  return body
}

/** The OpenAPI document of one service: its part of the merged one. */
const readPart = (service: string) => async (): Promise<string> =>
  JSON.stringify(serviceDocument(JSON.parse(await beside('openapi.json')()), service), undefined, 2)

/** The page runs the scripts of the shop only, asks the shop only, and cannot be framed. The reference sets styles on its elements. */
const pagePolicy = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
}

const content = async (text: string): Promise<FileContent> => ({
  text,
  gzipped: await promisify(gzip)(text),
  tag: hash('sha256', text, 'base64url'),
})

const file = (path: string, name: string, type: string, read: () => Promise<string>, headers = {}): PublicFile => ({
  path,
  name,
  type,
  headers: { ...securityHeaders, ...caching, ...headers },
  read: once(async () => content(await read())),
})

/** The documents of the API, and the pages that show them. `npm run api` writes the documents. */
export const publicFiles: readonly PublicFile[] = [
  file('/openapi.json', 'openapi.json', json, beside('openapi.json')),
  file('/asyncapi.json', 'asyncapi.json', json, beside('asyncapi.json')),
  ...routingTable.map(({ prefix, service }) => file(`${prefix}/openapi.json`, `openapi-${service}.json`, json, readPart(service))),
  file('/docs/files', 'files.html', 'text/html; charset=utf-8', beside('docs/files.html'), pagePolicy),
  file('/docs', 'docs.html', 'text/html; charset=utf-8', beside('docs/index.html'), pagePolicy),
  file('/docs/start.js', 'start.js', javaScript, beside('docs/start.js')),
  file('/docs/scalar.js', 'scalar.js', javaScript, readScalar),
]

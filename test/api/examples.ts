import { hash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { routingTable } from '@souk/gateway'
import { routesOf, type RouteDefinition } from '@souk/http'
import type { ShopInProcess } from '../support/shop-in-process.ts'
import { contentTypeOf, isObject, operationIdOf, type Json } from './documents.ts'

/** A request that succeeds, and its answer. */
export interface Example {
  readonly operationId: string
  readonly parameters: { readonly path: Values; readonly query: Values; readonly header: Values }
  /** Undefined: there is no body. */
  readonly body: unknown
  readonly status: number
  /** The media type of the answer. Empty: it has no body. */
  readonly type: string
  readonly answer: unknown
}
type Values = Readonly<Record<string, string | number>>

/** What a request says. */
export interface Sent {
  readonly path?: Values
  readonly query?: Values
  readonly header?: Values
  /** Text: the file that the operation takes. */
  readonly body?: object | string
  /** The bytes of a body that is a picture. They are no part of the example. */
  readonly file?: Uint8Array<ArrayBuffer>
  /** The access token. Default: a manager's. Null: none. */
  readonly token?: string | null
}

/** Sends the request of an operation, and takes note of it. @returns the body of the answer @throws if the request fails */
export type Call = (operationId: string, sent?: Sent) => Promise<Json>

/** Stand for what is another one each time, and secret in a real shop. */
const standIns: Readonly<Record<string, string>> = {
  accessToken: 'eyJ...',
  access_token: 'eyJ...',
  refreshToken: 'the-refresh-token',
  clientSecret: 'the-secret-of-the-client',
  client_secret: 'the-secret-of-the-client',
  // That of RFC 8037.
  publicKey: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  // Of sealed data.
  iv: 'cafebabefacedbad',
  ciphertext: 'QrHyJHZXVT1_gw7pZ_4i',
  tag: 'TVxa-1Yw0cG_hFl2nWq0tA',
}

/** Puts readable ids and hashes in the place of random ones: the same for the same, in the order in which they appear. */
const createReplacer = (): ((example: Example) => Example) => {
  const [ids, hashes] = [new Map<string, string>(), new Map<string, string>()]
  const replaced = (known: Map<string, string>, found: string, make: (count: number) => string): string => {
    const replacement = known.get(found) ?? make(known.size + 1)
    known.set(found, replacement)
    return replacement
  }
  const idOf = (count: number): string => `019b0000-0000-7000-8000-${String(count).padStart(12, '0')}`
  const hashOf = (count: number): string => hash('sha256', String(count))
  const inText = (text: string): string =>
    text
      .replaceAll(/\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/g, (id) => replaced(ids, id, idOf))
      .replaceAll(/\b(?!0{64})[\da-f]{64}\b/g, (digest) => replaced(hashes, digest, hashOf))
  const inValue = (value: unknown, member = ''): unknown => {
    if (typeof value === 'string') return standIns[member] ?? inText(value)
    if (Array.isArray(value)) return value.map((one) => inValue(one))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [inText(name), inValue(inner, name)]))
  }
  const inValues = (values: Values): Values =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? inText(value) : value]))
  return ({ parameters: { path, query, header }, body, answer, ...rest }) => ({
    ...rest,
    parameters: { path: inValues(path), query: inValues(query), header: inValues(header) },
    body: inValue(body),
    answer: inValue(answer),
  })
}

/** The members of an object or a list that are objects. */
export const objectsIn = (value: unknown): readonly Json[] =>
  typeof value === 'object' && value !== null ? Object.values(value).filter(isObject) : []
/** The content of a request or an answer, by type. */
export const contentOf = (value: unknown): unknown => isObject(value) && value['content']

const operationsIn = ({ paths }: Json): readonly Json[] => objectsIn(paths).flatMap(objectsIn)

/**
 * Records a story: for each operation, and each status and media type of its answers, the first request that had them.
 * @param manager  access token of the requests that have none of their own
 */
export const recordExamples = async (
  shop: Pick<ShopInProcess, 'url' | 'apps'>,
  manager: string,
  tell: (call: Call) => Promise<void>,
): Promise<readonly Example[]> => {
  const routes = new Map(
    routingTable.flatMap(({ prefix, service }) =>
      routesOf(shop.apps[service]).map((route) => [operationIdOf(service, route), { ...route, url: prefix + route.url }] as const),
    ),
  )
  const examples = new Map<string, Example>()
  await tell(async (operationId, sent = {}) => {
    const route = routes.get(operationId)
    if (route === undefined) throw new TypeError(`there is no operation ${operationId}`)
    const response = await patiently(() => requestOf(shop.url, route, { token: manager, ...sent }))
    const text = response.ok && route.schema?.events !== undefined ? await firstData(response) : await response.text()
    if (!response.ok) throw new Error(`${operationId}: ${response.status} ${text}`)
    const { status } = response
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';', 1)
    const isFile = route.schema?.answerTypes !== undefined
    const isJson = /^application\/(?:hal\+)?json$/.test(type) || route.schema?.events !== undefined
    // The first line stands for a page or a PDF.
    const shown = type === 'text/csv' ? text : text.split('\n', 1)[0]
    const answer: unknown = isJson ? JSON.parse(text) : isFile || text === '' ? undefined : shown
    const { path = {}, query = {}, header = {}, body } = sent
    const key = `${operationId} ${status} ${type}`
    if (!examples.has(key)) examples.set(key, { operationId, parameters: { path, query, header }, body, status, type, answer })
    return isObject(answer) ? answer : {}
  })
  return Array.from(examples.values(), createReplacer())
}

/** The data of the first event of a stream, which it ends. @throws if there is none */
const firstData = async ({ body }: Response): Promise<string> => {
  let text = ''
  for await (const part of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += part
    const data = /^data: (.*)\n\n/m.exec(text)?.[1]
    if (data !== undefined) return data
  }
  throw new Error('the stream has no event')
}

/** Sends a request again while the shop has more to do than it can: it has not accepted anything then. */
const patiently = async (make: () => Request): Promise<Response> => {
  for (;;) {
    const response = await fetch(make())
    if (response.status !== 503) return response
    await sleep(100)
  }
}

const requestOf = (shop: string, { method, url: pattern, schema }: RouteDefinition, sent: Sent): Request => {
  const { path = {}, query = {}, header = {}, body, file, token } = sent
  const url = new URL(shop + pattern.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(path[name] ?? '')))
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  const headers = new Headers(Object.entries(header).map(([name, value]): [string, string] => [name, String(value)]))
  if (typeof token === 'string') headers.set('authorization', `Bearer ${token}`)
  if (file !== undefined) return new Request(url, { method: String(method), headers, body: file })
  if (body === undefined) return new Request(url, { method: String(method), headers })
  if (typeof body === 'string') {
    headers.set('content-type', contentTypeOf(schema?.file))
    return new Request(url, { method: String(method), headers, body })
  }
  if (schema?.form !== undefined)
    return new Request(url, { method: String(method), headers, body: new URLSearchParams(Object.entries(body)) })
  headers.set('content-type', 'application/json')
  return new Request(url, { method: String(method), headers, body: JSON.stringify(body) })
}

/** Adds the examples of requests and answers to the operations of an OpenAPI document. */
export const addExamples = (document: Json, examples: readonly Example[]): Json => {
  const byOperation = Map.groupBy(examples, ({ operationId }) => operationId)
  for (const operation of operationsIn(document)) {
    const [request, ...others] = byOperation.get(String(operation['operationId'])) ?? []
    if (request === undefined) continue
    for (const parameter of objectsIn(operation['parameters'])) {
      const values = Object.entries(request.parameters).find(([place]) => place === parameter['in'])?.[1]
      const value = values?.[String(parameter['name'])]
      if (value !== undefined) parameter['example'] = value
    }
    for (const content of objectsIn(contentOf(operation['requestBody']))) content['example'] = request.body
    for (const { status, type, answer } of [request, ...others]) {
      const contents = contentOf(isObject(operation['responses']) && operation['responses'][status])
      const content = isObject(contents) && contents[type]
      if (isObject(content)) content['example'] = answer
    }
  }
  return document
}

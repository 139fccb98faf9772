import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { allEvents, failureLabOperations } from '@souk/contracts'
import { isPastTense } from '@souk/contracts/testing'
import { routingTable } from '@souk/gateway'
import { routesOf } from '@souk/http'
import { eventStoreOperations } from '@souk/log-protocol'
import { testManager } from '../support/manager.ts'
import type { ShopInProcess } from '../support/shop-in-process.ts'
import { createShop, type Answer } from '../support/shop.ts'
import { asyncApi } from './async-api.ts'
import { isObject, openApiOf, PERSONAL, type Json } from './documents.ts'
import { addExamples, type Example } from './examples.ts'
import { createFaults } from './json-schema.ts'
import { isInOrder, isMarked, namedPersonal, propertiesIn } from './rules.ts'
import { recordStory } from './story.ts'

const media = { schema: z.unknown(), example: z.unknown().optional() }
const Content = z.record(z.string(), z.object(media))
const Operation = z.object({
  operationId: z.string().regex(/^[a-z][A-Za-z]+$/),
  summary: z.string().regex(/^[A-Z].*[^.]$/),
  description: z.string().regex(/^[A-Z].*\.$/s),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(z.object({ in: z.string(), name: z.string(), ...media })),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(
    z.string(),
    z.object({ $ref: z.string().optional(), headers: z.record(z.string(), z.unknown()).optional(), content: Content.optional() }),
  ),
})
const members = z.record(z.string(), z.unknown())
const Parts = z.object({ tags: z.array(z.unknown()), paths: members, components: z.object({ schemas: members, responses: members }) })
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) })

/** The document as it is committed; `npm run api` writes it. */
const committed = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../gateway/${name}`, import.meta.url), 'utf8'))

/** Every `$ref` in the value. */
const referencesOf = (value: unknown): readonly string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([member, inner]) => (member === '$ref' ? [String(inner)] : referencesOf(inner)))

/** What the JSON pointer `#/…` finds in the document, if anything (RFC 6901). */
const at = (found: unknown, pointer: string): unknown =>
  pointer
    .slice('#/'.length)
    .split('/')
    .map((member) => member.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((value, member) => (isObject(value) ? value[member] : undefined), found)

let shop: ShopInProcess
let examples: readonly Example[]
let close: () => Promise<void>
let document: Json
beforeAll(async () => {
  ;({ shop, examples, close } = await recordStory())
  document = addExamples(await openApiOf(shop.apps), examples)
}, 60_000)
afterAll(() => close())

describe('the OpenAPI document', () => {
  const operations = () =>
    Object.entries(Document.parse(document).paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })),
    )

  it('is the one that is committed (npm run api writes it)', () => {
    expect(document).toEqual(committed('openapi.json'))
  })

  it('has every route, each with a name of its own, and says in words what it does', () => {
    const routes = Object.values(shop.apps).flatMap((app) => routesOf(app))
    expect(operations()).toHaveLength(routes.length)
    expect(new Set(operations().map(({ operationId }) => operationId)).size).toBe(routes.length)
  })

  it('says what each operation answers: one success at least, and every problem', () => {
    const without = operations().filter(({ responses }) => !Object.keys(responses).some((status) => status.startsWith('2')))
    expect(without).toEqual([])
    for (const { name, security, responses } of operations()) {
      // A log-in needs no token, but may be refused.
      const isOpen = security.length === 0 && !/\/(?:sessions|sessions\/refresh|token)$/.test(name)
      expect([name, responses['401'] === undefined]).toEqual([name, isOpen])
      expect([name, responses['503']?.$ref]).toEqual([name, expect.stringContaining('unavailable')])
    }
  })

  /** The bytes of a file are no example that anybody could read. */
  const isNoFile = ({ schema }: { readonly schema?: unknown }): boolean => !isObject(schema) || schema['format'] !== 'binary'

  /** The schemas of requests and answers, each with its example, by the name of the operation. */
  const exemplified = (): Json[] =>
    operations().flatMap(({ operationId, parameters, requestBody, responses }) => [
      ...parameters
        .filter(({ example, in: place }) => example !== undefined || place === 'path')
        .map(({ name, schema, example }) => ({ what: `${operationId} ${name}`, schema, example })),
      ...Object.values(requestBody?.content ?? {})
        .filter(isNoFile)
        .map(({ schema, example }) => ({ what: `body of ${operationId}`, schema, example })),
      ...Object.entries(responses)
        .filter(([status]) => status.startsWith('2'))
        .flatMap(([status, { content = {} }]) =>
          Object.values(content)
            .filter(isNoFile)
            .map(({ schema, example }) => ({ what: `${operationId} ${status}`, schema, example })),
        ),
    ])

  it('has an example of every operation: of its path, its body, and every success', () => {
    expect(exemplified().filter(({ example }) => example === undefined)).toEqual([])
    const asked = new Set(examples.map(({ operationId }) => operationId))
    expect(operations().filter(({ operationId }) => !asked.has(operationId))).toEqual([])
  })

  it('has examples that fit their schemas', () => {
    const faultsOf = createFaults(document)
    const faults = exemplified().flatMap(({ what, schema, example }) => faultsOf(schema, example).map((fault) => [what, fault]))
    expect(faults).toEqual([])
    expect(faultsOf({ $ref: '#/components/schemas/Checkpoint' }, { position: -1 })).toEqual([
      " must have required property 'hash'",
      '/position must be >= 0',
    ])
  })

  it.each(routingTable)('of the $service service alone is a part of it', async ({ prefix, service }) => {
    const answer = await fetch(`${shop.url}${prefix}/openapi.json`)
    const [shown, alone] = [Parts.parse(await answer.json()), Parts.parse(addExamples(await openApiOf(shop.apps, [service]), examples))]
    expect(shown).toEqual(alone)
    expect(Object.keys(shown.paths).every((path) => path.startsWith(`${prefix}/`))).toBe(true)
  })

  it('names the headers of answers as they are', async () => {
    const { send } = createShop(shop.url)
    const named = (operationId: string, status: number): string[] => {
      const headers = operations().find((one) => one.operationId === operationId)?.responses[status]?.headers ?? {}
      return Object.keys(headers).map((name) => name.toLowerCase())
    }
    const sent = async (operationId: string, ...[method, path, more]: Parameters<typeof send>): Promise<Answer> => {
      const answer = await send(method, path, more)
      const names = named(operationId, answer.status)
      const undocumented = ['etag', 'location', 'souk-position', 'souk-as-of'].filter(
        (name) => answer.headers.has(name) && !names.includes(name),
      )
      const missing = ['etag', 'location'].filter((name) => !answer.headers.has(name) && names.includes(name))
      expect({ operationId, undocumented, missing }).toEqual({ operationId, undocumented: [], missing: [] })
      return answer
    }
    const added = await sent('addCategory', 'POST', '/product/categories', { body: { name: 'Tea' } })
    const path = new URL(added.headers.get('location') ?? '', `${shop.url}/product/categories`).pathname
    const shown = await sent('getCategory', 'GET', path)
    const known = await sent('getCategory', 'GET', path, { headers: { 'if-none-match': shown.headers.get('etag') ?? '' } })
    expect([known.status, known.text]).toEqual([304, ''])
    await sent('listCategories', 'GET', '/product/categories')
    await sent('changeCategory', 'PATCH', path, { body: { name: 'Green tea' } })
    await sent('getCart', 'GET', '/order/carts/current')
    await sent('changeCart', 'PUT', '/order/carts/current', { body: { lines: [] } })
    await sent('logIn', 'POST', '/customer/sessions', { body: testManager })
    await sent('listSessions', 'GET', '/customer/sessions')
  })
})

describe('the paths of the API', () => {
  const paths = (): string[] => Object.keys(Document.parse(document).paths)

  it('are in lower case, with hyphens, and name each resource by its id, and each file by its type', () => {
    const segment = /^(?:[a-z]+(?:-[a-z]+)*(?:\.(?:csv|html|pdf|svg))?|\{(?:[a-z]+Id|slug|stream|position|collection|loop|file)\})$/
    expect(
      paths().filter(
        (path) =>
          !path
            .slice(1)
            .split('/')
            .every((part) => segment.test(part)),
      ),
    ).toEqual([])
  })

  it('have a plural before each id', () => {
    const singular = paths().filter((path) => /\/[a-z-]*[^s/]\/\{[a-z]+Id\}/.test(path.replace('/parked/{loop}', '/parked-events')))
    expect(singular).toEqual([])
  })
})

describe('the AsyncAPI document', () => {
  const made = asyncApi()
  const Channels = z.object({ channels: z.record(z.string(), z.object({ address: z.string().optional() })) })

  it('is the one that is committed (npm run api writes it)', () => {
    expect(made).toEqual(committed('asyncapi.json'))
  })

  it.each(['openapi.json', 'asyncapi.json'])('%s refers to nothing that is missing', (file) => {
    const whole = committed(file)
    expect(referencesOf(whole).filter((reference) => at(whole, reference) === undefined)).toEqual([])
  })

  const Event = z.object({
    properties: z.object({ data: z.object({ properties: z.record(z.string(), z.record(z.string(), z.unknown())) }) }),
  })
  const schemas = () => z.object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) }).parse(made).components.schemas
  const events = () => allEvents.map(({ type }) => ({ type, data: Event.parse(schemas()[type]).properties.data.properties }))

  it('names events in the past tense, and their data by ids, times, the rest', () => {
    expect(events().filter(({ type, data }) => !isPastTense(type) || !isInOrder(Object.keys(data)))).toEqual([])
  })

  it('marks personal data, which is sealed in events', () => {
    expect(schemas()['Sealed']).toHaveProperty(PERSONAL, true)
    const customers = events().filter(({ data }) => JSON.stringify(data).includes('#/components/schemas/Sealed'))
    expect(customers.map(({ type }) => type)).toContain('CustomerRegistered')
    expect(namedPersonal(Object.fromEntries(events().map(({ type, data }) => [type, { properties: data }])))).toEqual([])
  })

  it('has every event under its routing key, and every operation of the event store', () => {
    const addresses = Object.values(Channels.parse(made).channels).flatMap(({ address }) => address ?? [])
    expect(addresses).toEqual([
      ...allEvents.map(({ category, type }) => `${category}.${type}`),
      ...Object.values({ ...eventStoreOperations, ...failureLabOperations }).map(({ name }) => name),
    ])
  })
})

describe('the things that answers show', () => {
  const Schemas = z.object({ components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }) })
  const schemas = () => Schemas.parse(document).components.schemas
  // The log writes their fields in canonical order. A problem begins with the fields that RFC 9457 gives it.
  const ordered = ['Actor', 'Append', 'Commit', 'ParkedEvent', 'RecordedEvent', 'Problem']

  it('have their ids first, then their times', () => {
    const named = Object.entries(schemas()).filter(([name]) => !ordered.includes(name) && !name.endsWith('Input'))
    const timed = named.map(([name, { properties }]) => ({ name, properties: Object.keys(properties ?? {}) }))
    const known = timed.filter(({ properties }) => properties.some((one) => one.endsWith('At')))
    expect(known.length).toBeGreaterThan(8)
    expect(known.filter(({ properties }) => !isInOrder(properties))).toEqual([])
  })

  it('mark personal data, and nothing else', () => {
    const marked = Object.entries(schemas()).flatMap(([name, schema]) =>
      propertiesIn(schema, name)
        .filter((property) => isMarked(property.schema))
        .map(({ path }) => path),
    )
    expect(marked).toContain('Customer.name')
    expect(marked).toEqual(namedPersonal(schemas()))
  })
})

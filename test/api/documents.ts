import swagger from '@fastify/swagger'
import { fastify } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import * as shop from '@souk/contracts'
import { personalFields, problems, type ProblemCode } from '@souk/contracts'
import { routingTable, type Route } from '@souk/gateway'
import { routesOf, type App, type RouteDefinition } from '@souk/http'
import * as protocol from '@souk/log-protocol'

type Part = Route['service']

/** A JSON object, as it stands in a document. */
export type Json = { [member: string]: unknown }
export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names the exported schemas, so that the documents have each of them once. A query is written out, parameter by parameter. */
const schemaNames = (): z.core.$ZodRegistry<{ id: string }> => {
  const registry = z.registry<{ id: string }>()
  for (const [id, value] of Object.entries({ ...protocol, ...shop }))
    if (/^[A-Z]\w*(?<!Query)$/.test(id) && value instanceof z.ZodType && !registry.has(value)) registry.add(value, { id })
  return registry
}

/** Marks personal data in the documents: what a client should neither log nor keep. */
export const PERSONAL = 'x-personal-data'

/** Whether a schema is that of personal data, in clear or sealed. */
export const isPersonal = (schema: z.core.$ZodType): boolean => schema === shop.Sealed || personalFields.get(schema) !== undefined

const MAX_PATTERN = 200

/** Descriptions and the like stand in zod's own registry. The library reads only the one that it is given. */
const zodToJsonConfig = {
  override: ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
    const { description, minProperties } = z.globalRegistry.get(zodSchema) ?? {}
    if (description !== undefined) jsonSchema.description ??= description
    if (isPersonal(zodSchema)) Object.assign(jsonSchema, { [PERSONAL]: true })
    // JSON Schema cannot say why, but it can say that an empty object is refused.
    if (typeof minProperties === 'number') jsonSchema.minProperties = minProperties
    // Two patterns, of which one is a part of the other, tell generators nothing. They know this format.
    if (zodSchema instanceof z.ZodUUID) {
      delete jsonSchema.allOf
      Object.assign(jsonSchema, { format: 'uuid', pattern: '^[0-9a-f-]{36}$' })
    }
    // A whole number in decimal digits. In a query, this text and the number are the same.
    const out = zodSchema instanceof z.ZodPipe ? zodSchema.def.out : undefined
    if (out instanceof z.ZodNumber && jsonSchema.type === 'string') {
      delete jsonSchema.pattern
      Object.assign(jsonSchema, { type: 'integer', minimum: out.minValue, maximum: out.maxValue })
    }
    if (zodSchema instanceof z.ZodUndefined) jsonSchema.type = 'null'
    // The media type beside it says what the bytes are.
    if (zodSchema instanceof z.ZodFile) delete jsonSchema.contentEncoding
    // Nobody reads a pattern of a thousand characters, and few programs understand its Unicode properties. The description says it in words.
    if ((jsonSchema.pattern?.length ?? 0) > MAX_PATTERN) delete jsonSchema.pattern
  },
}

const accessOf = ({ config }: RouteDefinition): string => (isObject(config) ? String(config['access']) : '')

const everywhere = [
  'malformed-request',
  'foreign-origin',
  'unknown-version',
  'version-required',
  'request-timeout',
  'unknown-host',
  'too-many-requests',
  'head-too-large',
  'internal-error',
  'bad-gateway',
  'overloaded',
  'unavailable',
  'catching-up',
  'gateway-timeout',
] as const satisfies readonly ProblemCode[]

/** The headers of answers, with their meaning. The components have each of them once. */
const answerHeaders = {
  ETag: 'The version of what the answer shows, for `If-Match` and `If-None-Match`.',
  Location: 'Where the result is: a reference relative to the path of the request.',
  'Souk-Position':
    'The position of the change in the log. Missing if nothing there has changed. Of a stream of events: the position after which it begins.',
  'Souk-As-Of': 'The moment that the answer shows, as `asOf` named it. Missing if it shows the present.',
  'Idempotent-Replayed': '`true`: a request with this `Idempotency-Key` had been answered before, and gets the same answer.',
  'Retry-After': 'Seconds to wait before the next try.',
  'WWW-Authenticate': 'How to authenticate (RFC 6750).',
} as const
type HeaderName = keyof typeof answerHeaders

const problemHeaders: Readonly<Record<string, readonly HeaderName[]>> = {
  401: ['WWW-Authenticate'],
  429: ['Retry-After'],
  503: ['Retry-After'],
}

/** Whether an answer is of several media types, between which `Accept` chooses. */
const isOffered = (answer: unknown): answer is Json => isObject(answer) && !(answer instanceof z.ZodType) && isObject(answer['content'])

/** The successes of a route, by status, as its schema has them. */
const ownAnswers = ({ schema }: RouteDefinition): readonly [string, unknown][] =>
  Object.entries<unknown>(isObject(schema?.response) ? schema.response : {})

const isWrite = ({ method }: RouteDefinition): boolean => method !== 'GET'

/** The problems that a route may answer: its own, and those that follow from what it is. */
export const problemsOf = (route: RouteDefinition): ReadonlySet<ProblemCode> => {
  const { url, schema } = route
  const access = accessOf(route)
  return new Set<ProblemCode>([
    ...everywhere,
    ...(access === 'anybody' ? [] : (['not-authenticated', 'forbidden'] as const)),
    ...(url.includes(':') ? (['not-found'] as const) : []),
    ...(ownAnswers(route).some(([, answer]) => isOffered(answer)) ? (['not-acceptable'] as const) : []),
    ...(isWrite(route) ? (['body-too-large', 'unsupported-media-type', 'idempotency-key-reused', 'outcome-unknown'] as const) : []),
    ...(schema?.problems ?? []),
  ])
}

/** Whether a write is one of the shop, and stands in the log. Operators also rebuild views, and verify the log. */
const isLogged = (part: Part, route: RouteDefinition): boolean =>
  isWrite(route) && part !== 'event-store' && part !== 'books' && !route.url.startsWith('/admin/')

const hasTag = ({ schema }: RouteDefinition): boolean => schema?.answerHeaders?.includes('etag') === true

/** The headers of an answer with this status. */
const headersOfAnswer = (part: Part, route: RouteDefinition, status: string): readonly HeaderName[] => {
  if (status >= '400') return problemHeaders[status] ?? []
  if (status === '303') return ['Location']
  return [
    ...(hasTag(route) ? (['ETag'] as const) : []),
    ...(route.schema?.answerHeaders?.includes('location') === true ? (['Location'] as const) : []),
    ...(route.schema?.answerHeaders?.includes('souk-as-of') === true ? (['Souk-As-Of'] as const) : []),
    ...(route.schema?.requestHeaders?.['last-event-id'] !== undefined ? (['Souk-Position'] as const) : []),
    ...(isLogged(part, route) ? (['Souk-Position'] as const) : []),
    ...(isLogged(part, route) || route.schema?.answerHeaders?.includes('idempotent-replayed') === true
      ? (['Idempotent-Replayed'] as const)
      : []),
  ]
}

/** The body of a request or an answer that is a file. */
const file = z.file().describe('The bytes of the file.')
/** The content type of a body or an answer. A schema of what is no JSON says it. */
export const contentTypeOf = (schema: unknown): string =>
  String((schema instanceof z.ZodType && z.globalRegistry.get(schema)?.['contentType']) || 'application/json')

const answersOf = (route: RouteDefinition): Json => {
  const { schema } = route
  const answers: Json = {}
  const byStatus = Map.groupBy(problemsOf(route), (code) => problems[code].status)
  for (const [status, codes] of byStatus) {
    const description = codes.map((code) => `\`${code}\`: ${problems[code].title}.`).join(' ')
    answers[status] = { description, content: { 'application/problem+json': { schema: shop.Problem } } }
  }
  if (schema?.events instanceof z.ZodType) {
    const description = 'A stream of events. The schema is that of the `data` of each.'
    return { ...answers, 200: { description, content: { 'text/event-stream': { schema: schema.events } } } }
  }
  const own = ownAnswers(route)
  if (schema?.answerTypes !== undefined) {
    const content = Object.fromEntries(schema.answerTypes.map((type) => [type, { schema: file }]))
    answers['200'] = { description: 'The bytes of the file.', content }
  } else
    for (const [status, body] of own.length === 0 ? ([['204', undefined]] as const) : own)
      answers[status] =
        body instanceof z.ZodType && !(body instanceof z.ZodUndefined)
          ? { description: body.description ?? 'The answer.', content: { [contentTypeOf(body)]: { schema: body } } }
          : isOffered(body)
            ? body
            : z.undefined().describe((body instanceof z.ZodType && body.description) || 'Done. There is no body.')
  if (schema?.redirects !== undefined) answers['302'] = z.undefined().describe(schema.redirects)
  if (hasTag(route) && !isWrite(route))
    answers['304'] = z.undefined().describe('The sender has it already: `If-None-Match` names its `ETag`.')
  return answers
}

const header = (description: string) => z.string().optional().describe(description)

/** The headers that a request may have. */
const headersOf = (route: RouteDefinition): z.ZodType => {
  const own = route.schema?.problems ?? []
  const key = z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .describe('The same request with the same key takes effect once.')
  return z.object({
    'api-version': header('The version of the API, 1. Default: the oldest one.'),
    'souk-position': z
      .string()
      .regex(/^\d{1,15}$/)
      .optional()
      .describe('The answer shows at least what stood in the log at this position. Writes answer theirs.'),
    ...(isWrite(route) && { 'idempotency-key': own.includes('idempotency-key-required') ? key : key.optional() }),
    ...(own.includes('precondition-failed') && {
      'if-match': header('The `ETag` of what the sender has seen. Other versions are refused with 412.'),
    }),
    ...(hasTag(route) &&
      !isWrite(route) && { 'if-none-match': header('The `ETag` of what the sender has. If it is still the same, 304.') }),
    ...Object.fromEntries(Object.entries(route.schema?.requestHeaders ?? {}).map(([name, meaning]) => [name, header(meaning)])),
  })
}

/** The name of an operation. Those of managers are the same in each service, so the name of the service follows. */
export const operationIdOf = (part: Part, { url, schema }: RouteDefinition): string => {
  const ofService = part.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return `${schema?.operationId ?? ''}${url.startsWith('/admin/') ? `Of${ofService}` : ''}`
}

const operationOf = (part: Part, route: RouteDefinition): Json => {
  const { schema = {} } = route
  const { summary, description, params, querystring, body: json, form, file: text, takes } = schema
  const body = json ?? form ?? text ?? (takes && file)
  return {
    tags: [part],
    operationId: operationIdOf(part, route),
    summary,
    description,
    headers: headersOf(route),
    ...(params !== undefined && { params }),
    ...(querystring !== undefined && { querystring }),
    ...(body !== undefined && {
      body,
      consumes: takes ?? [form === undefined ? contentTypeOf(body) : 'application/x-www-form-urlencoded'],
    }),
    response: answersOf(route),
    security: accessOf(route) === 'anybody' ? [] : [{ accessToken: [] }],
  }
}

const membersOf = (value: unknown): [string, unknown][] => (isObject(value) ? Object.entries(value) : [])

/** The names of the components of a kind that something names, also in other components. */
export const namedIn = (value: unknown, schemas: Json, found = new Set<string>()): ReadonlySet<string> => {
  if (Array.isArray(value)) for (const one of value) namedIn(one, schemas, found)
  for (const [member, inner] of membersOf(value)) {
    const name = member === '$ref' && typeof inner === 'string' ? (inner.split('/').at(-1) ?? '') : undefined
    if (name === undefined) namedIn(inner, schemas, found)
    else if (!found.has(name)) namedIn(schemas[name], schemas, found.add(name))
  }
  return found
}

const isProblem = (answer: unknown): boolean =>
  isObject(answer) && isObject(answer['content']) && 'application/problem+json' in answer['content']

/** Whether a request body may be missing: its schema admits null, as that of a route without input does. */
const mayBeMissing = (body: Json): boolean =>
  membersOf(body['content']).every(([, content]) => {
    const kinds = isObject(content) && isObject(content['schema']) ? content['schema']['anyOf'] : undefined
    return Array.isArray(kinds) && kinds.some((kind) => isObject(kind) && kind['type'] === 'null')
  })

type HeadersOf = (operationId: string, status: string) => readonly HeaderName[]

/**
 * Adds the headers of answers, for which the library has no place. Puts each answer with problems into the components once,
 * and leaves out schemas that nothing names.
 */
const tidy = (document: Json, namesOf: HeadersOf): Json => {
  const components = isObject(document['components']) ? document['components'] : {}
  const schemas = isObject(components['schemas']) ? components['schemas'] : {}
  const responses: Json = {}
  for (const [, path] of membersOf(document['paths']))
    for (const [, operation] of membersOf(path)) {
      const body = isObject(operation) ? operation['requestBody'] : undefined
      // The library calls every body required.
      if (isObject(body) && mayBeMissing(body)) body['required'] = false
      const answers = isObject(operation) && isObject(operation['responses']) ? operation['responses'] : {}
      for (const [status, answer] of Object.entries(answers)) {
        if (!isObject(answer)) continue
        const names = namesOf(String(isObject(operation) && operation['operationId']), status)
        if (names.length > 0) answer['headers'] = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
        if (!isProblem(answer)) continue
        const name = Array.from(String(answer['description']).matchAll(/`([a-z-]+)`/g), ([, code]) => code).join('.')
        responses[name] = answer
        answers[status] = { $ref: `#/components/responses/${name}` }
      }
    }
  const named = namedIn([document['paths'], responses], schemas)
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => named.has(name)))
  const headers = Object.fromEntries(
    Object.entries(answerHeaders).map(([name, meaning]) => [name, { description: meaning, schema: { type: 'string' } }]),
  )
  return { ...document, components: { ...components, schemas: kept, responses, headers } }
}

const whoAnswers = (part: Part): string => {
  if (part === 'event-store') return 'event store'
  return part === 'books' ? 'auditor' : `${part} service`
}

export type Apps = Readonly<Record<Part, App>>

/** The OpenAPI document of these parts of the shop, as they stand behind the gateway. */
export const openApiOf = async (apps: Apps, parts: readonly Part[] = routingTable.map(({ service }) => service)): Promise<Json> => {
  const registry = schemaNames()
  const documents = fastify()
  documents.setValidatorCompiler(() => () => true)
  documents.setSerializerCompiler(() => JSON.stringify)
  await documents.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Souk',
        version: '1',
        description:
          'The API of the shop. Times are UTC (ISO 8601), amounts are whole minor units of the currency, ids are UUIDs of version 7. Personal data is marked with `x-personal-data`.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      tags: parts.map((name) => ({
        name,
        description: `What the ${whoAnswers(name)} answers.`,
        externalDocs: { description: 'The document of this part alone', url: `/${name}/openapi.json` },
      })),
      components: {
        securitySchemes: {
          accessToken: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: 'An access token: `POST /customer/sessions`, or `POST /customer/token` for programs.',
          },
        },
      },
    },
    transform: createJsonSchemaTransform({ schemaRegistry: registry, zodToJsonConfig }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry: registry, zodToJsonConfig }),
  })
  const routes = new Map<string, readonly [Part, RouteDefinition]>()
  for (const { prefix, service } of routingTable.filter((one) => parts.includes(one.service))) {
    await apps[service].ready()
    for (const route of routesOf(apps[service])) {
      routes.set(operationIdOf(service, route), [service, route])
      documents.route({ method: route.method, url: prefix + route.url, schema: operationOf(service, route), handler: () => undefined })
    }
  }
  await documents.ready()
  const document: unknown = JSON.parse(JSON.stringify(documents.swagger()))
  await documents.close()
  if (!isObject(document)) throw new TypeError('the document is no object')
  return tidy(document, (operationId, status) => {
    const found = routes.get(operationId)
    return found === undefined ? [] : headersOfAnswer(...found, status)
  })
}

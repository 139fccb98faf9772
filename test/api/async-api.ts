import { z } from 'zod'
import * as shop from '@souk/contracts'
import { allEvents, failureLabOperations, ownerOf, serviceNames } from '@souk/contracts'
import * as protocol from '@souk/log-protocol'
import { Commit, eventStoreOperations, RecordedEvent, uuid, type EventDefinition } from '@souk/log-protocol'
import { isPersonal, namedIn, PERSONAL, type Json } from './documents.ts'

/** The message on the bus that carries commits. */
const Commits = z
  .object({
    run: uuid.describe('The run of the event store that publishes them.'),
    commits: z.array(Commit).min(1).describe('Consecutive commits, oldest first.'),
  })
  .describe('Commits, as the event store publishes them.')

const toSchema = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const toMessage = (name: string): Json => ({ $ref: `#/components/messages/${name}` })
const toChannel = (name: string): Json => ({ $ref: `#/channels/${name}` })

const eventStore = { ...eventStoreOperations, ...failureLabOperations }
type Key = keyof typeof eventStore
type Operation = (typeof eventStore)[Key]

/** `readAll` → `ReadAll`. */
const pascalCase = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1)

const serviceOf = ({ category }: EventDefinition): string => ownerOf(`${category}-`) ?? ''

const recorded = ({ type, description, schemaVersion, schema }: EventDefinition): z.ZodType =>
  RecordedEvent.extend({ data: schema.shape.data, schemaVersion: z.literal(schemaVersion), type: z.literal(type) }).describe(description)

const MAX_PATTERN = 100

/** The named schemas as JSON Schema of draft 7, which AsyncAPI builds on. A schema with two names is written under the first; the other refers to it. */
const jsonSchemas = (named: Readonly<Record<string, unknown>>): Json => {
  const registry = z.registry<{ id: string }>()
  const otherNames: Json = {}
  for (const [id, value] of Object.entries(named)) {
    if (!/^[A-Z]/.test(id) || !(value instanceof z.ZodType)) continue
    const first = registry.get(value)?.id
    if (first === undefined) registry.add(value, { id })
    else otherNames[id] = toSchema(first)
  }
  const { schemas } = z.toJSONSchema(registry, {
    target: 'draft-7',
    // Readers must bear with fields that they do not know, so an object of a message may have more.
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => {
      if (isPersonal(zodSchema)) Object.assign(jsonSchema, { [PERSONAL]: true })
      delete jsonSchema.$schema
      delete jsonSchema.$id
      if (jsonSchema.format === 'lowercase') {
        jsonSchema.format = 'uuid'
        delete jsonSchema.allOf
      }
      if ((jsonSchema.pattern?.length ?? 0) > MAX_PATTERN) delete jsonSchema.pattern
    },
  })
  const written = Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema])
  return { ...Object.fromEntries(written), ...otherNames }
}

/** A message that holds the event, somewhere in its commits. */
const holding = (event: string): Json => {
  const contains = (member: string, inner: Json): Json => ({ properties: { [member]: { contains: inner } } })
  return { allOf: [toSchema('Commits'), contains('commits', contains('appends', contains('events', toSchema(event))))] }
}

const eventChannel = (definition: EventDefinition): Json => ({
  address: `${definition.category}.${definition.type}`,
  title: definition.type,
  description: definition.description,
  tags: [{ $ref: `#/components/tags/${serviceOf(definition)}` }],
  messages: { [definition.type]: toMessage(definition.type) },
  bindings: { $ref: '#/components/channelBindings/commits' },
})

const eventMessage = ({ type, description }: EventDefinition): Json => ({
  name: type,
  title: type,
  summary: description,
  contentType: 'application/json',
  payload: holding(type),
})

const eventOperation = ({ type, description }: EventDefinition): Json => ({
  action: 'receive',
  title: type,
  summary: description,
  channel: toChannel(type),
  messages: [{ $ref: `#/channels/${type}/messages/${type}` }],
})

const requestChannel = (key: Key, { name }: Operation): Json => ({
  address: name,
  title: name,
  tags: [{ $ref: '#/components/tags/event-store' }],
  description: 'Requests to the event store. The property `user-id` names the sender, and `reply-to` is `amq.rabbitmq.reply-to`.',
  messages: { request: toMessage(`${pascalCase(key)}Request`) },
  bindings: {
    amqp: { is: 'routingKey', exchange: { name: 'souk.requests', type: 'direct', durable: true, autoDelete: false, vhost: '/' } },
  },
})

const requestOperation = (key: Key, { name }: Operation): Json => ({
  action: 'send',
  title: name,
  summary: summaries[key],
  channel: toChannel(key),
  messages: [{ $ref: `#/channels/${key}/messages/request` }],
  reply: {
    address: { location: '$message.header#/reply-to' },
    channel: toChannel('answers'),
    messages: [{ $ref: `#/channels/answers/messages/${key}` }],
  },
})

/** What each operation of the event store does. */
const summaries: Readonly<Record<Key, string>> = {
  append: 'Appends commits, each atomic by itself',
  findRequest: 'Finds the commit of a request',
  readStreams: 'Reads the next events of streams',
  readAll: 'Reads the next commits of the log',
  head: 'Tells where the log ends',
  shop: 'Tells what all data of the shop have in common',
  announce: 'Tells that an instance of a service is there, and how it stands; an instance speaks for its own service only',
  readProgress: 'Tells how far a consumer has finished its reactions',
  saveProgress: 'Saves how far a consumer has finished its reactions',
  park: 'Puts events aside that a consumer could not handle',
  listParked: 'Lists the events that a consumer has put aside',
  unpark: 'Removes events from those put aside',
  noteSettled: 'Keeps what a manager has done with an event that was put aside',
  readKeys: 'Reads keys of personal data; for the customer service, and for accounting those of invoices',
  createKey: 'Makes a key of personal data; for the customer service only',
  deleteKey: 'Deletes a key of personal data; for the customer service only',
  putBlob: 'Keeps bytes under their hash, such as a picture; for the product service only',
  readBlob: 'Reads bytes by their hash',
  takeFaults: 'Asks for the faults that managers have planted; only where there is a failure lab',
  tellEffect: 'Tells what such a fault has done',
  deleteKeys: 'Deletes keys of invoices; for the customer service only',
}

const failure = {
  type: 'object',
  properties: { failure: { type: 'string', description: 'Why there is no answer.' } },
  required: ['failure'],
}

const requestMessages = (key: Key, { name }: Operation): Json => ({
  [`${pascalCase(key)}Request`]: { name: `${name} request`, title: `Request: ${name}`, payload: toSchema(`${pascalCase(key)}Request`) },
  [`${pascalCase(key)}Answer`]: {
    name: `${name} answer`,
    title: `Answer: ${name}`,
    payload: {
      oneOf: [{ type: 'object', properties: { answer: toSchema(`${pascalCase(key)}Answer`) }, required: ['answer'] }, failure],
    },
  },
})

const mapped = <Of, To>(list: readonly Of[], map: (one: Of) => readonly [string, To]): Record<string, To> =>
  Object.fromEntries(list.map(map))

/** The AsyncAPI document: every event as it travels on the bus, and every operation of the event store. */
export const asyncApi = (): Json => {
  const operations = (Object.keys(eventStore) as Key[]).map((key) => [key, eventStore[key]] as const)
  const messages: Json = Object.assign(
    mapped(allEvents, (definition) => [definition.type, eventMessage(definition)]),
    ...operations.map(([key, operation]) => requestMessages(key, operation)),
  )
  const schemas = jsonSchemas({
    ...protocol,
    ...shop,
    Commits,
    ...mapped(allEvents, (definition) => [definition.type, recorded(definition)]),
    ...mapped(operations, ([key, { request }]) => [`${pascalCase(key)}Request`, request]),
    ...mapped(operations, ([key, { answer }]) => [`${pascalCase(key)}Answer`, answer]),
  })
  // The requests of an append are parsed one by one, so its schema does not name theirs.
  const named = namedIn([messages, toSchema('AppendRequest')], schemas)
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Souk: events',
      version: '1',
      description:
        'The bus of the shop. The event store publishes every commit of the log to the exchange `souk.events`, with one routing key for each event in it: ' +
        '`<category>.<EventType>`. A message holds whole commits, so it also holds events that nobody asked for. ' +
        'Messages may be lost, doubled or late: the log is the truth. A consumer remembers the position and the hash of the last commit that it has handled, ' +
        'skips what it knows, and pulls what is missing with `event-store.read-all`.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    defaultContentType: 'application/json',
    servers: {
      rabbitmq: {
        host: 'rabbitmq:5672',
        protocol: 'amqp',
        protocolVersion: '0-9-1',
        description: 'The broker of the compose stack. Each process has a user of its own, with as few permissions as it needs.',
        security: [{ $ref: '#/components/securitySchemes/user' }],
      },
    },
    channels: {
      ...mapped(allEvents, (definition) => [definition.type, eventChannel(definition)]),
      ...mapped(operations, ([key, operation]) => [key, requestChannel(key, operation)]),
      answers: {
        title: 'Answers',
        description: 'Direct reply-to: the answer goes to the connection that has asked.',
        messages: mapped(operations, ([key]) => [key, toMessage(`${pascalCase(key)}Answer`)]),
      },
    },
    operations: {
      ...mapped(allEvents, (definition) => [`receive${definition.type}`, eventOperation(definition)]),
      ...mapped(operations, ([key, operation]) => [key, requestOperation(key, operation)]),
    },
    components: {
      tags: {
        ...mapped(serviceNames, (name) => [name, { name, description: `Events of the ${name} service.` }]),
        'event-store': { name: 'event-store', description: 'Appending to the log, and reading it.' },
      },
      securitySchemes: { user: { type: 'userPassword', description: 'The user of the process, and its password.' } },
      channelBindings: {
        commits: {
          amqp: { is: 'routingKey', exchange: { name: 'souk.events', type: 'topic', durable: true, autoDelete: false, vhost: '/' } },
        },
      },
      messages,
      schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => named.has(name))),
    },
  }
}

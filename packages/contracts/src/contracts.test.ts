import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as protocol from '@souk/log-protocol'
import { defineCategory, defineEvent, type EventDefinition } from '@souk/log-protocol'
import {
  descriptionOf,
  eventFaults,
  isPastTense,
  laxObjects,
  markedPersonal,
  namedPersonal,
  undescribedFields,
  unstorableTexts,
} from '../testing/schema-lint.ts'
import * as shop from './index.ts'

const contracts = { ...protocol, ...shop }
const { allEvents, eventStoreOperations } = contracts

const owners = [
  { owner: 'customer', events: contracts.customerEvents, union: contracts.CustomerEvent },
  { owner: 'product', events: contracts.productEvents, union: contracts.ProductEvent },
  { owner: 'order', events: contracts.orderEvents, union: contracts.OrderEvent },
  { owner: 'accounting', events: contracts.accountingEvents, union: contracts.AccountingEvent },
] as const

// The schemas of commands, answers and bus messages. Exports in lower case are parts of these.
const shapes = Object.entries(contracts).flatMap(([name, value]): [string, z.ZodType][] =>
  /^[A-Z]/.test(name) && value instanceof z.ZodType && !owners.some(({ union }) => value === union) ? [[name, value]] : [],
)

// The name of a request begins with a verb. All other shapes are answers or entries of the log.
const VERBS =
  /^(?:Add|Adjust|Cancel|Change|Charge|Decide|Deduct|Forget|Issue|Log|Place|Plant|Refresh|Register|Release|Reserve|Restore|Retire|Set)[A-Z]/
const isRequest = (name: string): boolean => VERBS.test(name) || /(?:Query|Request)$/.test(name) || name === 'pageQuery'
const requests: [string, z.ZodType][] = [...shapes, ['pageQuery', contracts.pageQuery] as const].flatMap(
  ([name, schema]): [string, z.ZodType][] => (isRequest(name) ? [[name, schema]] : []),
)

describe('events', () => {
  it.each(allEvents.map((definition): [string, EventDefinition] => [definition.type, definition]))(
    '%s keeps the rules',
    (_, definition) => {
      expect(eventFaults(definition)).toEqual([])
    },
  )

  it('are each defined once', () => {
    const types = allEvents.map(({ type }) => type)
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([])
    expect(types.length).toBeGreaterThan(0)
  })

  it('are exported under their own name', () => {
    const exported = new Map<string, unknown>(Object.entries(contracts))
    for (const definition of allEvents) expect(exported.get(definition.type)).toBe(definition)
  })

  it('of one category belong to one owner', () => {
    for (const { owner, events } of owners)
      for (const { category } of events) expect([category, contracts.ownerOf(`${category}-1`)]).toEqual([category, owner])
    expect(contracts.ownerOf('elsewhere-1')).toBeUndefined()
  })

  it('of one category name their stream by one field', () => {
    const fieldOf = new Map(allEvents.map(({ category, idField }) => [category, idField]))
    for (const { type, category, idField } of allEvents) expect([type, idField]).toEqual([type, fieldOf.get(category)])
  })

  it.each(owners)('of $owner: the union holds exactly the list of the owner', ({ events, union }) => {
    expect(new Set<unknown>(union.options)).toEqual(new Set<unknown>(events.map(({ schema }) => schema)))
    expect(union.options.every((option, index) => option === events[index]?.schema)).toBe(true)
    expect(union.options).toHaveLength(events.length)
  })

  it('are all in the list of their owner', () => {
    expect(allEvents).toEqual(owners.flatMap(({ events }) => [...events]))
  })

  it('of the customer have no field with the name of personal data', () => {
    expect(
      contracts.customerEvents.flatMap(({ type, schema }) => namedPersonal(schema.shape.data).map((path) => `${type}.${path}`)),
    ).toEqual([])
  })
})

describe('shapes', () => {
  it.each(shapes)('%s and all its fields are described', (_, schema) => {
    expect({ description: descriptionOf(schema) ?? '', undescribed: undescribedFields(schema) }).toEqual({
      description: expect.stringMatching(/\S/),
      undescribed: [],
    })
  })

  it.each(requests)('%s refuses unknown fields', (_, schema) => {
    expect(laxObjects(schema)).toEqual([])
  })

  it.each(requests)('%s refuses text that a store could not keep', (_, schema) => {
    expect(unstorableTexts(schema)).toEqual([])
  })

  it('are requests if they are strict and are not kept by the event store', () => {
    const strict = shapes
      .filter(([, schema]) => schema instanceof z.ZodObject && schema.def.catchall instanceof z.ZodNever)
      .map(([name]) => name)
    const kept = ['Actor', 'Announcement', 'Append', 'Checkpoint', 'Commit', 'Expectation', 'ParkedEvent', 'RecordedEvent', 'SettledEvent']
    expect(strict.filter((name) => !isRequest(name) && !kept.includes(name))).toEqual([])
  })

  const operations = Object.entries({ ...eventStoreOperations, ...contracts.failureLabOperations })
  it.each(operations)('of the operation %s are described, and its request is strict', (_, { request, answer }) => {
    expect([...undescribedFields(request), ...undescribedFields(answer)]).toEqual([])
    expect(laxObjects(request)).toEqual([])
  })

  it('of operations are named after their key', () => {
    for (const [key, { name }] of operations)
      expect(name).toBe(`event-store.${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`)
  })

  it('of answers hold personal data only if they show a person', () => {
    const personal = shapes.filter(([name, schema]) => !isRequest(name) && markedPersonal(schema).length > 0).map(([name]) => name)
    expect(personal.toSorted()).toEqual([
      'Address',
      'Customer',
      'CustomerExport',
      'Invoice',
      'InvoicesExport',
      'PersonalChange',
      'PersonalData',
      'PostalAddress',
      'Recipient',
    ])
  })
})

describe('JSON Schema', () => {
  // These may hold any event, so its data is opaque.
  const opaque = ['Append', 'AppendAnswer', 'AppendRequest', 'Commit', 'RecordedEvent', 'StreamPage', 'StreamSlice']
  const published: [string, z.ZodType][] = [
    ...allEvents.map((definition): [string, z.ZodType] => [definition.type, definition.schema]),
    ...shapes.filter(([name]) => !opaque.includes(name)),
    ['pageQuery', contracts.pageQuery],
    ['page', contracts.page(contracts.Order)],
  ]
  const onTheBus: [string, z.ZodType][] = [
    ...shapes.filter(([name]) => opaque.includes(name)),
    ...Object.values(eventStoreOperations).flatMap(({ name, request, answer }): [string, z.ZodType][] => [
      [`${name} request`, request],
      [`${name} answer`, answer],
    ]),
  ]

  it.each(published)('exists for %s, as input and as output', (_, schema) => {
    for (const io of ['input', 'output'] as const) expect(z.toJSONSchema(schema, { io })).toHaveProperty('$schema')
  })

  it.each(onTheBus)('exists for %s, except for the data of events', (_, schema) => {
    for (const io of ['input', 'output'] as const) expect(z.toJSONSchema(schema, { io, unrepresentable: 'any' })).toHaveProperty('$schema')
  })
})

describe('the lint itself', () => {
  const at = contracts.instant.describe('When.')
  const orders = defineCategory('order', 'orderId')
  const data = { orderId: contracts.orderId, paidAt: at }
  const good = defineEvent(orders, 'OrderPaid', 'The order is paid.', data)

  it('finds no fault in an event that keeps the rules', () => {
    expect(eventFaults(good)).toEqual([])
  })

  it.each<[string, EventDefinition, string]>([
    ['a name in the present', defineEvent(orders, 'PayOrder', 'x', data), 'its name is not PascalCase and past tense'],
    ['a category of two words', { ...good, category: 'order-part' }, 'its category is not one lower-case word'],
    ['no description', defineEvent(orders, 'OrderPaid', ' ', data), 'it is not described'],
    ['version 0', { ...good, schemaVersion: 0 }, 'its schema version is not 1 or higher'],
    [
      'a missing upcaster',
      { ...good, schemaVersion: 3, upcasters: { 2: (old) => old } },
      'it does not have one upcaster for every older schema version',
    ],
    [
      'a time before an id',
      defineEvent(orders, 'OrderPaid', 'x', { paidAt: at, orderId: contracts.orderId }),
      'its fields are not in the order: ids, times, the rest',
    ],
    ['no time', defineEvent(orders, 'OrderPaid', 'x', { orderId: contracts.orderId }), 'it has no time'],
    ['a field without description', defineEvent(orders, 'OrderPaid', 'x', { ...data, note: z.string() }), 'note is not described'],
    [
      'a field without description inside a list',
      defineEvent(orders, 'OrderPaid', 'x', { ...data, parts: z.array(z.object({ weight: z.int() })).describe('Parts.') }),
      'parts[].weight is not described',
    ],
    [
      'a text that accepts NUL',
      defineEvent(orders, 'OrderPaid', 'x', { ...data, note: z.string().min(5).describe('A note.') }),
      'note accepts NUL or a lone surrogate',
    ],
    [
      'an upper limit of a text',
      defineEvent(orders, 'OrderPaid', 'x', { ...data, note: contracts.text(20).describe('A note.') }),
      'note has an upper limit',
    ],
    [
      'an upper limit of a number in a list',
      defineEvent(orders, 'OrderPaid', 'x', {
        ...data,
        parts: z.array(z.object({ weight: z.int().max(9).describe('Kilograms.') })).describe('Parts.'),
      }),
      'parts[].weight has an upper limit',
    ],
    ['a personal field', defineEvent(orders, 'OrderPaid', 'x', { ...data, email: contracts.email }), 'email is personal but not sealed'],
    [
      'a personal field with another name and description, optional, in a list',
      defineEvent(orders, 'OrderPaid', 'x', {
        ...data,
        to: z.array(contracts.email.describe('To whom.').optional()).describe('To whom.'),
      }),
      'to[] is personal but not sealed',
    ],
  ])('finds %s', (_, definition, fault) => {
    expect(eventFaults(definition)).toContain(fault)
  })

  it('finds fields with the name of personal data, and objects that are not strict', () => {
    const schema = z.strictObject({ who: z.object({ phone: z.string() }).nullable() })
    expect(namedPersonal(schema)).toEqual(['who.phone'])
    expect(laxObjects(schema)).toEqual(['who'])
  })

  it.each([
    ['OrderPlaced', true],
    ['CreditHeld', true],
    ['UnitsSold', true],
    ['OrderPlace', false],
    ['OrderNeed', false],
    ['placed', false],
    ['Placed', false],
    ['orderPlaced', false],
    ['ORDERPlaced', false],
  ])('knows whether %s is past tense: %s', (name, past) => {
    expect(isPastTense(name)).toBe(past)
  })
})

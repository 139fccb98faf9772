import { isObject, type Json } from './documents.ts'
import { contentOf } from './examples.ts'

interface Operation {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly status: string
  readonly schema: Json
  /** Media type of an answer that is a file. It has no example. */
  readonly file: string | undefined
  readonly example: unknown
}

const entriesOf = (value: unknown): [string, Json][] =>
  Object.entries(isObject(value) ? value : {}).filter((entry): entry is [string, Json] => isObject(entry[1]))

const none: [string, Json] = ['', {}]

/** The operations of a document, each with its last success: a retry of an event seldom has to wait. */
const operationsOf = (document: Json): readonly Operation[] =>
  entriesOf(document['paths']).flatMap(([path, methods]) =>
    entriesOf(methods).flatMap(([method, { operationId, responses }]): Operation[] => {
      const [status, answer] = entriesOf(responses).findLast(([one]) => one.startsWith('2')) ?? []
      if (status === undefined) return []
      const content = contentOf(answer)
      // A mock has no connection that stays open. It cannot show what a stream is for.
      if (isObject(content) && 'text/event-stream' in content) return []
      const [[type, { schema, example }] = none] = entriesOf(content)
      const shown = isObject(schema) ? schema : {}
      const file = shown['format'] === 'binary' ? type : undefined
      return [{ name: String(operationId), method: method.toUpperCase(), path, status, schema: shown, file, example }]
    }),
  )

const nameIn = ({ $ref }: Json): string | undefined => (typeof $ref === 'string' ? $ref.split('/').at(-1) : undefined)

/** What an answer shows: the thing itself, or the first item of a list. */
const shownBy = ({ schema, example }: Operation): [string, unknown][] => {
  const name = nameIn(schema)
  if (name !== undefined) return [[name, example]]
  const list = entriesOf(schema['properties']).find(([member]) => member === 'items')?.[1]
  const ofItems = list !== undefined && isObject(list['items']) ? nameIn(list['items']) : undefined
  const items = isObject(example) ? example['items'] : undefined
  return ofItems !== undefined && Array.isArray(items) && items.length > 0 ? [[ofItems, items[0]]] : []
}

const pascalCase = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1)

/** A module with the examples of a document: for each operation what it answers, and one value of each thing that answers show. */
export const examplesModule = (document: Json): string => {
  const operations = operationsOf(document)
  const entities = new Map(operations.flatMap(shownBy).toReversed())
  const names = [...entities.keys()].toSorted()
  const responses = operations.map(({ name }) => `${pascalCase(name)}Responses`)
  const json = (value: unknown): string => (value === undefined ? 'undefined' : JSON.stringify(value, undefined, 2))
  return [
    '// Written by `npm run api`. Do not edit.',
    '',
    `import type { ${[...names, ...responses].toSorted().join(', ')} } from './types.gen.ts'`,
    '',
    'interface Example<Body> {',
    '  readonly method: string',
    '  readonly path: string',
    '  readonly status: number',
    '  readonly body: Body',
    '}',
    '',
    'export interface Examples {',
    ...operations.map(({ name, status }) => `  readonly ${name}: Example<${pascalCase(name)}Responses[${status}]>`),
    '}',
    '',
    'export const examples: Examples = {',
    ...operations.map(
      ({ name, method, path, status, file, example }) =>
        `  ${name}: { method: '${method}', path: '${path}', status: ${status}, body: ${file === undefined ? json(example) : `new Blob([], { type: '${file}' })`} },`,
    ),
    '}',
    '',
    `export const entities: { ${names.map((name) => `readonly ${name}: ${name}`).join('; ')} } = ${json(Object.fromEntries(names.map((name) => [name, entities.get(name)])))}`,
    '',
  ].join('\n')
}

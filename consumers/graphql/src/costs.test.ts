import { getOperationAST, parse, specifiedRules, validate } from 'graphql'
import { expect, it } from 'vitest'
import { measure } from './costs.ts'
import { schema } from './schema.ts'

const measured = (query: string, variables = {}): [cost: number, depth: number] => {
  const document = parse(query)
  expect(validate(schema, document, specifiedRules)).toEqual([])
  const operation = getOperationAST(document)
  if (!operation) throw new TypeError('there is no operation')
  const { cost, depth } = measure(schema, document, operation, variables)
  return [cost, depth]
}

it.each([
  ['a field of the schema nothing', '{ __schema { types { name } } }', {}, [0, 0]],
  ['the name of a type 1, each time', '{ home { newest { __typename also: __typename } } }', {}, [50 + 1 + 12 * 2, 3]],
  ['a field that asks the API 50', '{ product(id: "a") { id } }', {}, [51, 2]],
  ['a long text 5', '{ product(id: "a") { description } }', {}, [55, 2]],
  ['a list its fields as often as it is long', '{ home { newest { id name } } }', {}, [50 + 1 + 12 * 2, 3]],
  ['a page as many as are asked for', '{ products(first: 7) { nodes { id } } }', {}, [50 + 1 + 7, 3]],
  ['a page of the default length 20', '{ products { nodes { id } total { count } } }', {}, [50 + 1 + 20 + 1 + 1, 3]],
  ['a page of a variable as many as it says', 'query ($n: Int!) { products(first: $n) { nodes { id } } }', { n: 3 }, [50 + 1 + 3, 3]],
  [
    'a page of a variable by default what the query says',
    'query ($n: Int! = 4) { products(first: $n) { nodes { id } } }',
    {},
    [50 + 1 + 4, 3],
  ],
  ['a page of no valid length as much as the longest', '{ products(first: -1) { nodes { id } } }', {}, [50 + 1 + 100, 3]],
  ['a request of each item 50 for each', '{ products(first: 10) { nodes { lowestPrice } } }', {}, [50 + 1 + 10 * 50, 3]],
  ['what is left out as much as what is not', '{ home @skip(if: true) { newest @include(if: false) { id } } }', {}, [50 + 1 + 12, 3]],
  [
    'a fragment what its fields cost, each time',
    'fragment A on Product { id } { home { newest { ...A ... on Product { ...A } } } }',
    {},
    [50 + 1 + 24, 3],
  ],
])('costs for %s', (_what, query, variables, expected) => {
  expect(measured(query, variables)).toEqual(expected)
})

it('are counted in a moment, however often fragments use each other', () => {
  const doubling = Array.from({ length: 100 }, (_, index) => `fragment F${index} on Product { ...F${index + 1} ...F${index + 1} }`)
  const [cost] = measured(`{ home { newest { ...F0 } } } ${doubling.join(' ')} fragment F100 on Product { id }`)
  expect(cost).toBeGreaterThan(1e30)
})

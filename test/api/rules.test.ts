import { expect, it } from 'vitest'
import { isInOrder, isMarked, namedPersonal, propertiesIn } from './rules.ts'

const text = { type: 'string' }

it('finds properties at any depth', () => {
  const schema = { properties: { lines: { items: { anyOf: [{ properties: { name: text } }, { type: 'null' }] } } } }
  expect(propertiesIn(schema, 'Order').map(({ path }) => path)).toEqual(['Order.lines', 'Order.lines.name'])
})

it('knows personal data by its name, and a name as that of a person by what is beside it', () => {
  const [person, thing] = [{ properties: { id: text, name: text, email: text } }, { properties: { id: text, name: text } }]
  expect(namedPersonal({ Person: person, Thing: thing })).toEqual(['Person.name', 'Person.email'])
})

it('finds the mark of data that may be missing', () => {
  expect(isMarked({ anyOf: [{ ...text, 'x-personal-data': true }, { type: 'null' }] })).toBe(true)
  expect(isMarked(text)).toBe(false)
})

it.each([
  [['orderId', 'version', 'placedAt', 'status'], true],
  [['at', 'status'], true],
  [['placedAt', 'orderId'], false],
  [['orderId', 'status', 'placedAt'], false],
  [['status', 'version'], false],
])('knows whether %j are in order: %s', (names, expected) => {
  expect(isInOrder(names)).toBe(expected)
})

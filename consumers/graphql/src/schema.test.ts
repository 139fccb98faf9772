import { readFileSync } from 'node:fs'
import { isObjectType } from 'graphql'
import { expect, it } from 'vitest'
import { printedSchema, schema } from './schema.ts'

it('is the one that is committed (npm run api writes it)', () => {
  expect(printedSchema()).toBe(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'))
})

it('says in words what each type is, and has what the API says of its fields', () => {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
  const wordless = types.filter(({ description, name }) => !description && !['Boolean', 'ID', 'Int', 'String'].includes(name))
  expect(wordless).toEqual([])
  const product = schema.getType('Product')
  expect(isObjectType(product) && product.getFields()['price']?.description).toBe('Price of one unit, in minor units of the currency.')
})

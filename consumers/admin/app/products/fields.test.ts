import { expect, it } from 'vitest'
import { fieldsIn, typed } from './fields.ts'

it('reads what a form holds', () => {
  const values = { name: ' Chang ', categoryId: 'c', supplier: '', price: '18,50', description: 'a\r\nb', picture: '' }
  expect(fieldsIn(values, 'EUR', 'de-DE')).toEqual({
    fields: { name: 'Chang', categoryId: 'c', supplier: '', price: 1_850, description: 'a\nb', picture: null },
    faults: {},
  })
})

it('leaves out what a form does not have', () => {
  expect(fieldsIn({ name: 'Chang' }, 'EUR', 'en-GB').fields).toEqual({ name: 'Chang' })
})

it.each(['', '0', 'a lot', '1.999'])('finds no price in "%s"', (price) => {
  expect(fieldsIn({ price }, 'EUR', 'en-GB').faults).toEqual({ price: 'price' })
})

it('reads what it has written', () => {
  const fields = { name: 'Chang', price: 1_850, picture: null }
  expect(fieldsIn(typed(fields, 'EUR', 'de-DE'), 'EUR', 'de-DE').fields).toEqual(fields)
})

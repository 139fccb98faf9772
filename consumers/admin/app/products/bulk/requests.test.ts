import { expect, it } from 'vitest'
import { isRequestId, undoIdOf, undoneIdOf } from './requests.ts'

const id = '0b8c8d0e-52a4-4b4e-9d0e-6f1f0f3a9c11'

it('gives the undo of a request an id that leads back to it', () => {
  expect(isRequestId(undoIdOf(id))).toBe(true)
  expect(undoneIdOf(undoIdOf(id))).toBe(id)
  expect(undoneIdOf(id)).toBeUndefined()
})

it.each(['', 'abc', id.toUpperCase(), `${id}0`])('takes %j for no id of a request', (text) => {
  expect(isRequestId(text)).toBe(false)
})

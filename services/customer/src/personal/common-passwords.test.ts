import { expect, it } from 'vitest'
import { isCommonPassword } from './common-passwords.ts'

it.each(['password', 'Password1', '12345678', 'QWERTYUIOP'])('finds %s among the common passwords', async (password) => {
  expect(await isCommonPassword(password)).toBe(true)
})

it.each(['analytical engine', 'password of a very long kind', ''])('does not find %j', async (password) => {
  expect(await isCommonPassword(password)).toBe(false)
})

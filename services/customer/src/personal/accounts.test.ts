import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createKeyClient } from '@souk/service'
import { ada } from '../../testing/samples.ts'
import { startStack, type Stack } from '../../testing/stack.ts'
import { createAccounts } from './accounts.ts'
import { createVault } from './vault.ts'

let stack: Stack
beforeEach(async () => {
  stack = await startStack()
})
afterEach(() => stack.stop())

/** Finds accounts, and notes the category of each stream that it reads, with the version after which it reads it. */
const startAccounts = (maxKnown?: number) => {
  const vault = createVault(createKeyClient(stack.dependencies.bus), randomBytes)
  const read: [category: string | undefined, afterVersion: number][] = []
  const readStream = (stream: string, afterVersion: number) => {
    read.push([stream.split('-', 1)[0], afterVersion])
    return stack.service.log.readStream(stream, afterVersion)
  }
  const accounts = createAccounts({ readStream }, vault, maxKnown)
  return { find: async (name: string) => accounts.named(await vault.usernameHash(name)), read: () => read.splice(0) }
}

const changePassword = (customerId: string, currentPassword: string, newPassword: string) =>
  stack.app.inject({ method: 'PUT', url: `/customers/${customerId}/password`, payload: { currentPassword, newPassword } })

it('reads a stream from its start once, and then only what is newer', async () => {
  const customerId = await stack.register()
  const { find, read } = startAccounts()
  const first = await find(ada.username)
  expect(first).toMatchObject({ customerId, passwordChanges: 0 })
  await find(ada.username)
  expect((await changePassword(customerId, ada.password, 'difference engine')).statusCode).toBe(204)
  const changed = await find(ada.username)
  expect(changed).toMatchObject({ customerId, passwordChanges: 1 })
  expect(changed?.passwordHash).not.toBe(first?.passwordHash)
  await stack.app.inject({ method: 'DELETE', url: `/customers/${customerId}` })
  expect(await find(ada.username)).toBeUndefined()
  const versions = read().filter(([category]) => category === 'customer')
  expect(versions.slice(0, 3)).toEqual([
    ['customer', 0],
    ['customer', 1],
    ['customer', 1],
  ])
})

it('reads as many streams for a name that nobody has', async () => {
  await stack.register()
  const { find, read } = startAccounts()
  await find(ada.username)
  const forAda = read().map(([category]) => category)
  expect(await find('nobody')).toBeUndefined()
  expect(read().map(([category]) => category)).toEqual(forAda)
  expect(forAda).toEqual(['username', 'customer'])
})

it('remembers those who have logged in last', async () => {
  await stack.register()
  await stack.register({ username: 'bob' })
  await stack.register({ username: 'eve' })
  const { find, read } = startAccounts(2)
  for (const name of [ada.username, 'bob', ada.username, 'eve', ada.username, 'bob']) await find(name)
  const versions = read()
    .filter(([category]) => category === 'customer')
    .map(([, version]) => version)
  expect(versions).toEqual([0, 0, 1, 0, 1, 0])
})

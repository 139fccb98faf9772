import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StartFault } from '@souk/process'
import { startStack, type Stack } from '../../testing/stack.ts'
import { hasManager, registerFirstManager } from './first-manager.ts'

const boss = { username: 'boss', password: 'a long enough one' }

let stack: Stack
beforeEach(async () => {
  stack = await startStack()
})
afterEach(() => stack.stop())

describe('the first manager', () => {
  it('is registered, and can log in', async () => {
    expect(await hasManager(stack.service)).toBe(false)
    await registerFirstManager(stack.service, boss)
    expect(await hasManager(stack.service)).toBe(true)
    await stack.caughtUp()
    const tokens = await stack.logIn(boss.username, boss.password)
    expect(tokens.role).toBe('manager')
    expect(await stack.customer(tokens.customerId)).toMatchObject({ username: 'boss', role: 'manager', status: 'active' })
  })

  it('is one, however often it is registered', async () => {
    await Promise.all([registerFirstManager(stack.service, boss), registerFirstManager(stack.service, boss)])
    await registerFirstManager(stack.service, { username: 'other', password: 'another long one' })
    expect((await stack.log.head()).position).toBe(1)
  })

  it('is refused with a common password', async () => {
    const registering = registerFirstManager(stack.service, { username: 'boss', password: 'password123' })
    await expect(registering).rejects.toThrow(new StartFault('settings: MANAGER_PASSWORD: the password is one of the most common ones'))
    expect((await stack.log.head()).position).toBe(0)
  })

  it('is refused if a customer has the name', async () => {
    await stack.register({ username: 'Boss' })
    await expect(registerFirstManager(stack.service, boss)).rejects.toThrow(StartFault)
    expect(await hasManager(stack.service)).toBe(false)
  })
})

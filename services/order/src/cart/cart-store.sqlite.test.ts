import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { testId } from '@souk/testing'
import { openOrderStore } from '../view/store.sqlite.ts'
import { describeCartStore, newCart } from './cart-store.contract.ts'
import { openCartStore } from './cart-store.sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'souk-carts-'))
afterAll(() => rmSync(folder, { recursive: true }))

describeCartStore('SQLite in memory', async () => openCartStore(':memory:'))
describeCartStore('SQLite in a file', async (data) => openCartStore(join(folder, data)))

it('the file of the carts keeps them when the process ends', async () => {
  const file = join(folder, 'lasting')
  const before = openCartStore(file)
  await before.save(testId(1), newCart(1))
  await before.close()
  const after = openCartStore(file)
  expect(await after.find(testId(1))).toEqual(newCart(1))
  await after.close()
})

it('the file of the carts is refused if it holds something else', async () => {
  const view = join(folder, 'view')
  await openOrderStore(view).close()
  expect(() => openCartStore(view)).toThrow('it is a database of something else (it can be moved away: then all carts are empty)')
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { planOf } from '@souk/service/testing'
import { searchedQueries } from './searched-rows.sqlite.ts'
import { describeStorefrontStore } from './store.contract.ts'
import { openStorefrontStore, queries } from './store.sqlite.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-storefront-'))
})
afterAll(() => rm(folder, { recursive: true }))

describeStorefrontStore('SQLite in memory', async () => openStorefrontStore(':memory:'), { lasting: false })
describeStorefrontStore('SQLite in a file', async (data) => openStorefrontStore(join(folder, data)), { lasting: true })

it.each([...Object.entries(queries), ...Object.entries(searchedQueries)])(
  'SQLite answers from an index, without sorting: %s',
  async (_name, sql) => {
    const store = openStorefrontStore(':memory:')
    expect(planOf(store.database, sql)).toEqual([expect.stringMatching(/^(?:SEARCH|SCAN) .* USING (COVERING )?INDEX /)])
    await store.close()
  },
)

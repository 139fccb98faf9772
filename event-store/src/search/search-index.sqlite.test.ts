import { expect, it } from 'vitest'
import { planOf } from '@souk/service/testing'
import { openDataFile } from '../storage/sqlite-file.ts'
import { searchIndexFile, statements } from './search-index.sqlite.ts'

it.each(Object.entries(statements))('serves %s by an index', (_, statement) => {
  const database = openDataFile(':memory:', searchIndexFile)
  const plan = planOf(database, statement)
  expect(plan).toHaveLength(1)
  expect(plan[0]).toMatch(/^SEARCH \w+ USING (?:PRIMARY KEY|INTEGER PRIMARY KEY)/)
  database.close()
})

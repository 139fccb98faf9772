import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDataFolder } from './data-folder.ts'

let parent: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'souk-folder-'))
})
afterEach(() => rmSync(parent, { recursive: true }))

it.skipIf(process.platform === 'win32')('makes a folder that only its owner can read', () => {
  const folder = join(parent, 'shops', 'data')
  openDataFolder(folder).release()
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

it('removes what it has made, and nothing else', () => {
  const made = openDataFolder(join(parent, 'shops', 'data'))
  writeFileSync(made.path('log.sqlite'), 'a log')
  made.discard()
  made.release()
  expect(readdirSync(parent)).toEqual([])

  const one = openDataFolder(join(parent, 'shops', 'one'))
  const other = openDataFolder(join(parent, 'shops', 'other'))
  one.discard()
  one.release()
  expect(readdirSync(join(parent, 'shops'))).toEqual(['other'])
  other.release()
  expect(() => openDataFolder(join(parent, 'shops', 'other', 'souk.lock', 'data'))).toThrow('cannot use')
  expect(readdirSync(join(parent, 'shops', 'other'))).toEqual(['souk.lock'])
  rmSync(join(parent, 'shops'), { recursive: true })

  mkdirSync(join(parent, 'shops'))
  const found = openDataFolder(join(parent, 'shops'))
  found.discard()
  found.release()
  expect(readdirSync(parent)).toEqual(['shops'])
})

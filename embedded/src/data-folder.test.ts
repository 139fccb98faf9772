import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDataFolder } from './data-folder.ts'

it.skipIf(process.platform === 'win32')('makes a folder that only its owner can read', () => {
  const parent = mkdtempSync(join(tmpdir(), 'souk-folder-'))
  try {
    const folder = join(parent, 'shops', 'data')
    openDataFolder(folder).release()
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  } finally {
    rmSync(parent, { recursive: true })
  }
})

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keptKeys } from './sites.ts'

describe('the keys of the sites', () => {
  const folder = mkdtempSync(join(tmpdir(), 'souk-keys-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('are made once, for the owner alone', () => {
    const file = join(folder, 'made')
    const [key] = keptKeys(file)
    expect(key.length).toBeGreaterThan(32)
    expect(keptKeys(file)).toEqual([key])
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('are several if the file has several, the newest first', () => {
    const file = join(folder, 'several')
    writeFileSync(file, 'new\nold\n')
    expect(keptKeys(file)).toEqual(['new', 'old'])
  })

  it('are made if a start was killed before it had written one', () => {
    const file = join(folder, 'empty')
    writeFileSync(file, '')
    expect(keptKeys(file)).toEqual([readFileSync(file, 'utf8').trim()])
    expect(keptKeys(file)[0].length).toBeGreaterThan(32)
  })
})

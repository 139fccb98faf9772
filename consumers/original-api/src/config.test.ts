import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { configFromEnvironment } from './config.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'souk-config-'))
  vi.stubEnv('GATEWAY_URL', 'http://gateway:8081')
  vi.stubEnv('MANAGER_USER_FILE', join(folder, 'manager-user'))
  vi.stubEnv('MANAGER_PASSWORD_FILE', join(folder, 'manager-password'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

it.each(['token', 'off', ''])('needs no manager with SOUK_ORIGINAL_API=%s, and takes none', (mode) => {
  vi.stubEnv('SOUK_ORIGINAL_API', mode)
  expect(configFromEnvironment().manager).toBeUndefined()
})

it('reads the manager where everything is open', () => {
  vi.stubEnv('SOUK_ORIGINAL_API', 'open')
  expect(configFromEnvironment).toThrow(/^settings: MANAGER_USER_FILE: ENOENT/)
  writeFileSync(join(folder, 'manager-user'), 'boss\n')
  writeFileSync(join(folder, 'manager-password'), 'a long enough one\n')
  expect(configFromEnvironment().manager).toEqual({ username: 'boss', password: 'a long enough one' })
  vi.stubEnv('GATEWAY_HOST', '0.0.0.0')
  expect(configFromEnvironment).toThrow('SOUK_ORIGINAL_API=open')
})

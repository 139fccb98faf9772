import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'

const script = fileURLToPath(new URL('secrets.ts', import.meta.url))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'souk-secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const make = () => promisify(execFile)(process.execPath, [script, folder])
const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
const modeOf = (name: string): number => statSync(join(folder, name)).mode & 0o777

it('makes a password for each user, and keeps it', async () => {
  await make()
  const url = read('order/amqp-url')
  expect(url).toMatch(/^amqp:\/\/order:[\w-]{43}@rabbitmq\n$/)
  expect(read('customer/amqp-url')).toMatch(/^amqp:\/\/customer:/)
  await make()
  expect(read('order/amqp-url')).toBe(url)
  expect(read('rabbitmq/definitions.json')).not.toContain(new URL(url).password)
})

it.skipIf(process.platform === 'win32')('makes folders that only their owner can read, and leaves volumes as they are', async () => {
  mkdirSync(join(folder, 'order'))
  chmodSync(join(folder, 'order'), 0o755)
  await make()
  expect(['customer', 'event-store', 'rabbitmq', 'order'].map(modeOf)).toEqual([0o700, 0o700, 0o700, 0o755])
})

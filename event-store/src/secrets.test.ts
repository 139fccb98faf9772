import { execFile } from 'node:child_process'
import { chmodSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('secrets.ts', import.meta.url))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'souk-secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const make = (settings: Readonly<Record<string, string>> = {}) =>
  promisify(execFile)(process.execPath, [script, folder], { env: { PATH: process.env['PATH'], ...settings } })
const read = (file: string): string => readFileSync(join(folder, file), 'utf8').trim()
const modeOf = (name: string): number => statSync(join(folder, name)).mode & 0o777
/** Every file with its content. Hashes have a new salt each time, so the definitions of the broker are left out. */
const files = (): Record<string, string> =>
  Object.fromEntries(
    globSync('*/*', { cwd: folder })
      .filter((file) => file !== join('rabbitmq', 'definitions.json'))
      .map((file) => [file, read(file)]),
  )

const random = expect.stringMatching(/^[\w-]{43}$/) as string
const given = {
  MONGODB_PASSWORD: 'of@mongodb',
  REDIS_PASSWORD: 'of"redis\\',
  POSTGRES_PASSWORD: 'of/postgres',
  COUCHDB_PASSWORD: 'of:couchdb%',
  MANAGER_USER: 'boss',
  MANAGER_PASSWORD: 'a long enough one',
}

describe('secrets', () => {
  it('are made once, for each part what it needs', async () => {
    await make()
    const made = files()
    const urls = {
      'event-store/mongodb-url': `mongodb://souk:${made['mongodb/password']}@mongodb/souk?authSource=admin`,
      'customer/redis-url': `redis://:${made['redis/password']}@redis`,
      'order/database-url': `postgres://souk:${made['postgres/password']}@postgres/souk`,
      'accounting/couchdb-url': `http://souk:${made['couchdb/password']}@couchdb:5984/souk`,
    }
    const manager = { user: 'manager', password: expect.stringMatching(/^[\w-]{20}$/) as string }
    expect(made).toEqual({
      ...Object.fromEntries(
        ['event-store', 'customer', 'order', 'product', 'accounting', 'storefront', 'reader'].map((user) => [
          `${user}/amqp-url`,
          expect.stringMatching(new RegExp(`^amqp://${user}:[\\w-]{43}@rabbitmq$`)),
        ]),
      ),
      ...Object.fromEntries(['mongodb', 'redis', 'postgres', 'couchdb'].map((database) => [`${database}/password`, random])),
      'redis/redis.conf': `requirepass "${made['redis/password']}"`,
      ...urls,
      'customer/manager-user': manager.user,
      'customer/manager-password': manager.password,
      'cli/manager-user': manager.user,
      'cli/manager-password': made['customer/manager-password'],
      'shop/session-keys': random,
      'admin/session-keys': random,
      'books/manager-user': manager.user,
      'books/manager-password': made['customer/manager-password'],
    })
    expect(new Set(Object.values(made)).size).toBe(Object.keys(made).length - 4)
    const definitions = read('rabbitmq/definitions.json')
    expect(definitions).not.toContain(new URL(read('order/amqp-url')).password)
    await make()
    expect(files()).toEqual(made)
  })

  it('are those of the settings, also for names that are kept', async () => {
    await make()
    await make(given)
    const made = files()
    expect(made).toMatchObject({
      'mongodb/password': 'of@mongodb',
      'event-store/mongodb-url': 'mongodb://souk:of%40mongodb@mongodb/souk?authSource=admin',
      'redis/redis.conf': String.raw`requirepass "of\"redis\\"`,
      'customer/redis-url': 'redis://:of%22redis%5C@redis',
      'order/database-url': 'postgres://souk:of%2Fpostgres@postgres/souk',
      'accounting/couchdb-url': 'http://souk:of%3Acouchdb%25@couchdb:5984/souk',
      'customer/manager-user': 'boss',
      'cli/manager-password': 'a long enough one',
    })
    await make()
    expect(files()).toEqual(made)
  })

  it('let the facade of the original system act as the manager only while everything is open', async () => {
    await make({ ...given, SOUK_ORIGINAL_API: 'open' })
    expect([read('original-api/manager-user'), read('original-api/manager-password')]).toEqual(['boss', 'a long enough one'])
    for (const SOUK_ORIGINAL_API of ['token', 'off', '']) {
      await make({ SOUK_ORIGINAL_API: 'open' })
      expect(Object.keys(files())).toContain(join('original-api', 'manager-password'))
      await make({ SOUK_ORIGINAL_API })
      expect(Object.keys(files()).filter((file) => file.startsWith('original-api'))).toEqual([])
    }
    expect(read('cli/manager-password')).toBe('a long enough one')
  })

  it('are completed by the next start if one was killed', async () => {
    await make()
    const made = files()
    for (const lost of ['event-store/mongodb-url', 'redis/redis.conf', 'customer/manager-password', 'rabbitmq/definitions.json'])
      rmSync(join(folder, lost))
    await make()
    expect(files()).toEqual(made)
    expect(read('rabbitmq/definitions.json')).toContain('"order"')
  })

  it('are the same for several starts at once', async () => {
    await Promise.all([make(), make(), make()])
    const made = files()
    expect(made['event-store/mongodb-url']).toContain(made['mongodb/password'])
    expect(made['customer/redis-url']).toContain(made['redis/password'])
    expect(made['cli/manager-password']).toBe(made['customer/manager-password'])
    expect(Object.keys(made)).toHaveLength(24)
  })

  it.skipIf(process.platform === 'win32')('are in folders that only their owner can read. Volumes are left as they are.', async () => {
    mkdirSync(join(folder, 'order'))
    chmodSync(join(folder, 'order'), 0o755)
    await make()
    expect(['customer', 'event-store', 'rabbitmq', 'order'].map(modeOf)).toEqual([0o700, 0o700, 0o700, 0o755])
  })

  it.each([
    [{}, 'generates no secrets: set MONGODB_PASSWORD, REDIS_PASSWORD, POSTGRES_PASSWORD, COUCHDB_PASSWORD, MANAGER_USER, MANAGER_PASSWORD'],
    [{ ...given, REDIS_PASSWORD: '' }, 'generates no secrets: set REDIS_PASSWORD'],
    [{ ...given, REDIS_PASSWORD: 'souk' }, 'refuses well-known passwords: set another one in REDIS_PASSWORD'],
    [{ ...given, RABBITMQ_PASSWORD: 'souk' }, 'refuses well-known passwords: set another one in RABBITMQ_PASSWORD'],
  ])('are not made in production with %j', async (settings, line) => {
    await expect(make({ ...settings, SOUK_ENV: 'production' })).rejects.toMatchObject({
      code: 1,
      stderr: `secrets: settings: SOUK_ENV=production ${line}\n`,
    })
    expect(files()).toEqual({})
  })

  it('may be the settings in production, and stay with them', async () => {
    await make({ ...given, SOUK_ENV: 'production' })
    expect(read('couchdb/password')).toBe(given.COUCHDB_PASSWORD)
  })
})

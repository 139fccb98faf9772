// Makes the secrets of a shop on servers, in the folder that is named as the argument: a subfolder for each part, with what that part needs.
// - `<process>/amqp-url`: the URL of the broker, with the password of its user; `reader` is for programs that are no part of the shop
// - `<database>/password`, and for the service that uses the database its URL
// - `redis/redis.conf` and `rabbitmq/definitions.json`: configuration, for Redis and the broker read no password from a file
// - `customer`, `cli` and `books`: `manager-user` and `manager-password`, the first manager
// - `shop/session-keys`, `admin/session-keys`: with what each site seals its cookies
// - `original-api`: the same two, only where SOUK_ORIGINAL_API is `open`
// A secret is that of the settings, else the one that was made before, else a new one. What follows from secrets is written each time.
// So a start after one that was killed completes its work, and of two at once both use what the first one has made.
// With Docker each subfolder is a volume that only one container gets. So the files need no owner, and everybody in that container may read them.
// Subfolders that do not exist yet are made for the owner alone.
import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brokerDefinitions } from '@souk/bus/rabbitmq-users'
import { serviceNames } from '@souk/contracts'
import { StartFault } from '@souk/process'
import { secretsFromEnvironment } from './config.ts'

const RESPONDER = 'event-store'
const ADMINISTRATOR = 'souk'
/** The user of programs that are no part of the shop: it hears commits, and reads the log. */
const READER = 'reader'
/** The user of each database. */
const USER = 'souk'

const newPassword = (bytes = 32): string => randomBytes(bytes).toString('base64url')

/** Puts a whole file in its place by one step, which other processes see done or not done. */
const place = (file: string, content: string, step: (whole: string, file: string) => void): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const whole = `${file}.${newPassword(6)}`
  writeFileSync(whole, `${content}\n`, { flush: true })
  try {
    step(whole, file)
  } finally {
    rmSync(whole, { force: true })
  }
}

/** Unlike a renamed file, a new link replaces nothing. */
const linkUnlessThere = (whole: string, file: string): void => {
  try {
    linkSync(whole, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  }
}

const makeSecrets = (folder: string): void => {
  const settings = secretsFromEnvironment()
  const write = (file: string, content: string): void => place(join(folder, file), content, renameSync)
  /** @returns the secret in the file: the given one, the one that is there, or a new one */
  const keep = (file: string, given: string | undefined, make: () => string): string => {
    if (given !== undefined) write(file, given)
    else if (!existsSync(join(folder, file))) place(join(folder, file), make(), linkUnlessThere)
    return readFileSync(join(folder, file), 'utf8').trim()
  }

  const brokerPassword = (user: string): string =>
    new URL(keep(`${user}/amqp-url`, undefined, () => `amqp://${user}:${newPassword()}@rabbitmq`)).password
  const administrator = settings.RABBITMQ_PASSWORD
  const subscribers = [...serviceNames, READER]
  const definitions = brokerDefinitions({
    responder: RESPONDER,
    subscribers,
    passwords: {
      ...Object.fromEntries([RESPONDER, ...subscribers].map((user) => [user, brokerPassword(user)])),
      ...(administrator !== undefined && { [ADMINISTRATOR]: administrator }),
    },
    ...(administrator !== undefined && { administrator: ADMINISTRATOR }),
  })
  write('rabbitmq/definitions.json', JSON.stringify(definitions))

  const passwordOf = (database: string, given: string | undefined): string => keep(`${database}/password`, given, newPassword)
  const mongodb = encodeURIComponent(passwordOf('mongodb', settings.MONGODB_PASSWORD))
  write('event-store/mongodb-url', `mongodb://${USER}:${mongodb}@mongodb/souk?authSource=admin`)
  const redis = passwordOf('redis', settings.REDIS_PASSWORD)
  write('redis/redis.conf', `requirepass ${JSON.stringify(redis)}`)
  write('customer/redis-url', `redis://:${encodeURIComponent(redis)}@redis`)
  const postgres = encodeURIComponent(passwordOf('postgres', settings.POSTGRES_PASSWORD))
  write('order/database-url', `postgres://${USER}:${postgres}@postgres/souk`)
  const couchdb = encodeURIComponent(passwordOf('couchdb', settings.COUCHDB_PASSWORD))
  write('accounting/couchdb-url', `http://${USER}:${couchdb}@couchdb:5984/souk`)

  for (const site of ['shop', 'admin']) keep(`${site}/session-keys`, settings.SOUK_SESSION_KEYS, newPassword)

  // The command line and the books log in as the manager whom the customer service makes. People type this password, so it is shorter.
  const user = keep('cli/manager-user', settings.MANAGER_USER, () => 'manager')
  const password = keep('cli/manager-password', settings.MANAGER_PASSWORD, () => newPassword(15))
  for (const part of ['customer', 'books']) {
    write(`${part}/manager-user`, user)
    write(`${part}/manager-password`, password)
  }
  // The facade acts as that manager only where everything is open. Otherwise the password of an earlier start is taken away.
  for (const [file, content] of [
    ['original-api/manager-user', user],
    ['original-api/manager-password', password],
  ] as const) {
    if (settings.SOUK_ORIGINAL_API === 'open') write(file, content)
    else rmSync(join(folder, file), { force: true })
  }
}

try {
  const folder = process.argv[2]
  if (folder === undefined) throw new StartFault('usage: secrets.ts FOLDER')
  makeSecrets(folder)
} catch (error) {
  process.stderr.write(`secrets: ${error instanceof StartFault ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}

// Makes the broker's users and their passwords, in the folder that is named as the argument:
// - `<user>/amqp-url`: the URL of the broker for one process, with its password, made once
// - `rabbitmq/definitions.json`: all users, made anew each time, so that it always fits the passwords
// With Docker each subfolder is a volume that only one container gets. So the files need no owner, and everybody in that container may read them.
// Subfolders that do not exist yet are made for the owner alone.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brokerDefinitions } from '@souk/bus/rabbitmq-users'
import { serviceNames } from '@souk/contracts'
import { secretsFromEnvironment } from './config.ts'

const RESPONDER = 'event-store'
const ADMINISTRATOR = 'souk'

/** Writes the whole file or nothing. */
const write = (file: string, content: string): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, content)
  renameSync(`${file}.new`, file)
}

const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: secrets.ts FOLDER')

/** @returns the password of the user */
const keepPassword = (user: string): string => {
  const file = join(folder, user, 'amqp-url')
  if (!existsSync(file)) write(file, `amqp://${user}:${randomBytes(32).toString('base64url')}@rabbitmq\n`)
  return new URL(readFileSync(file, 'utf8')).password
}

const { RABBITMQ_PASSWORD: administrator } = secretsFromEnvironment()
const definitions = brokerDefinitions({
  responder: RESPONDER,
  subscribers: serviceNames,
  passwords: {
    ...Object.fromEntries([RESPONDER, ...serviceNames].map((user) => [user, keepPassword(user)])),
    ...(administrator !== undefined && { [ADMINISTRATOR]: administrator }),
  },
  ...(administrator !== undefined && { administrator: ADMINISTRATOR }),
})
write(join(folder, 'rabbitmq', 'definitions.json'), JSON.stringify(definitions))

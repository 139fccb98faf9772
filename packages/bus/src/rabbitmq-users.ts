import { createHash, randomBytes } from 'node:crypto'

// What the users of the broker may do. RabbitMQ checks a name before each operation: a declaration or deletion needs `configure`;
// a publication needs `write` on its exchange; a consumer needs `read` on its queue; a binding needs `write` on the queue and `read`
// on the exchange. Passive declarations, direct reply-to and confirms need nothing.

export interface BrokerUsers {
  /** The user of the event store: it answers the operations `<user>.…`, and publishes commits. */
  readonly responder: string
  /** The users of the services: each sends requests, subscribes under its own name, and answers its own instances. */
  readonly subscribers: readonly string[]
  /** A user who may do everything, also on the management page (default: there is none). */
  readonly administrator?: string
  /** The password of each of them, by name. */
  readonly passwords: Readonly<Record<string, string>>
  /** Prefix of the names of exchanges and queues (default: `souk`). */
  readonly prefix?: string
}

interface Permissions {
  readonly configure: string
  readonly write: string
  readonly read: string
}

/** A pattern that is the whole of one of these names. */
const oneOf = (...names: readonly string[]): string => `^(?:${names.join('|')})$`

const everything: Permissions = { configure: '.*', write: '.*', read: '.*' }

const ofResponder = (prefix: string, name: string): Permissions => {
  const queues = String.raw`${prefix}\.requests\.${name}\..+`
  const own = [String.raw`${prefix}\.(?:events|requests|unheard)`, queues]
  return {
    configure: oneOf(...own),
    // Answers go through the default exchange. To bind a queue is to write to it, and so is to name an alternate exchange.
    write: oneOf(String.raw`${prefix}\.(?:events|unheard)`, queues, String.raw`amq\.default`),
    read: oneOf(...own),
  }
}

const ofSubscriber = (prefix: string, name: string): Permissions => {
  // Its queue of commits, and behind a dot those of its instances; and the exchange through which these ask each other, with the queues of requests and answers.
  const own = [String.raw`${prefix}\.subscriber\.${name}(?:\..+)?`, String.raw`${prefix}\.instances\.${name}(?:\..+)?`]
  return {
    configure: oneOf(...own),
    write: oneOf(...own, String.raw`${prefix}\.requests`),
    read: oneOf(...own, String.raw`${prefix}\.events`),
  }
}

/** As RabbitMQ keeps a password: a salt of four bytes, and the hash of salt and password. */
const hashOf = (password: string): string => {
  const salt = randomBytes(4)
  const hash = createHash('sha256').update(salt).update(password).digest()
  return Buffer.concat([salt, hash]).toString('base64')
}

/**
 * The definitions that RabbitMQ imports when it starts: the users with their permissions, each as narrow as it goes.
 * @throws TypeError if a password is missing
 */
export const brokerDefinitions = ({ responder, subscribers, administrator, passwords, prefix = 'souk' }: BrokerUsers) => {
  const vhost = '/'
  const permissions: readonly (readonly [string, Permissions])[] = [
    [responder, ofResponder(prefix, responder)],
    ...subscribers.map((name) => [name, ofSubscriber(prefix, name)] as const),
    ...(administrator === undefined ? [] : [[administrator, everything] as const]),
  ]
  const passwordOf = (name: string): string => {
    const password = passwords[name]
    if (password === undefined || password === '') throw new TypeError(`${name} has no password`)
    return password
  }
  return {
    vhosts: [{ name: vhost }],
    users: permissions.map(([name]) => ({
      name,
      password_hash: hashOf(passwordOf(name)),
      hashing_algorithm: 'rabbit_password_hashing_sha256',
      tags: name === administrator ? ['administrator'] : [],
    })),
    permissions: permissions.map(([user, allowed]) => ({ user, vhost, ...allowed })),
  }
}

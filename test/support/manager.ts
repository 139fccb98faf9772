import { createClient, openSession, valueOf, type Tokens } from '@souk/client'
import type { LogIn } from '@souk/contracts'

/** The first manager of every shop under test. The shop gets it by its settings. */
export const testManager: LogIn = {
  username: process.env['MANAGER_USER'] ?? 'manager',
  password: process.env['MANAGER_PASSWORD'] ?? 'the password of tests',
}

/** {@link testManager} as settings of a shop and of the command line. */
export const managerSettings = { MANAGER_USER: testManager.username, MANAGER_PASSWORD: testManager.password } as const

/** Logs in at a gateway. */
export const logIn = (url: string, { username, password }: LogIn = testManager): Promise<Tokens> =>
  valueOf(createClient({ baseUrl: url }).logIn({ body: { username, password } }))

interface WithHeaders {
  readonly headers?: Readonly<Record<string, string | string[]>>
}

/**
 * A session of a manager, and a sender of raw requests in it, unless they have an `authorization` of their own. The first of them logs in.
 * A refused request is sent once more with a new token: a long test outlives a token, or has ended its session.
 */
export const createManager = (url: string) => {
  const access = openSession({ baseUrl: url }, testManager)
  return {
    access,
    send: async <Sent extends WithHeaders, Reply extends { readonly status: number }>(
      sent: Sent,
      send: (sent: Sent) => Promise<Reply>,
    ): Promise<Reply> => {
      if (sent.headers?.['authorization'] !== undefined) return send(sent)
      const sendWith = (token: string): Promise<Reply> => send({ ...sent, headers: { ...sent.headers, authorization: `Bearer ${token}` } })
      const token = await access.current()
      const answer = await sendWith(token)
      if (answer.status !== 401) return answer
      access.refused(token)
      return sendWith(await access.current())
    },
  }
}

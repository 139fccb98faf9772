import { createAccess } from '@souk/client/access'
import { Tokens, type LogIn } from '@souk/contracts'

/** The first manager of every shop under test. The shop gets it by its settings. */
export const testManager: LogIn = {
  username: process.env['MANAGER_USER'] ?? 'manager',
  password: process.env['MANAGER_PASSWORD'] ?? 'the password of tests',
}

/** {@link testManager} as settings of a shop and of the command line. */
export const managerSettings = { MANAGER_USER: testManager.username, MANAGER_PASSWORD: testManager.password } as const

/** Logs in at a gateway. */
export const logIn = async (url: string, credentials: LogIn = testManager): Promise<Tokens> => {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}/customer/sessions`, { method: 'POST', headers, body: JSON.stringify(credentials) })
  const text = await answer.text()
  if (answer.status !== 201) throw new Error(`logging in as ${credentials.username}: ${answer.status} ${text}`)
  return Tokens.parse(JSON.parse(text))
}

interface WithHeaders {
  readonly headers?: Readonly<Record<string, string | string[]>>
}

/**
 * Makes a sender of requests as a manager, unless they have an `authorization` of their own. The first of them logs in.
 * A refused request is sent once more with a new token: a long test outlives a token, or has ended its session.
 */
export const createManager = (url: string) => {
  const accessToken = createAccess({ logIn: () => logIn(url) })
  return {
    token: accessToken.current,
    send: async <Sent extends WithHeaders, Reply extends { readonly status: number }>(
      sent: Sent,
      send: (sent: Sent) => Promise<Reply>,
    ): Promise<Reply> => {
      if (sent.headers?.['authorization'] !== undefined) return send(sent)
      const sendWith = (token: string): Promise<Reply> => send({ ...sent, headers: { ...sent.headers, authorization: `Bearer ${token}` } })
      const token = await accessToken.current()
      const answer = await sendWith(token)
      if (answer.status !== 401) return answer
      accessToken.refused(token)
      return sendWith(await accessToken.current())
    },
  }
}

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

/** The access token of a manager of a shop. */
export interface ManagersToken {
  /** Logs in with the first call. */
  current(): Promise<string>
  /** Takes note that the shop has refused a token: a long test outlives it, or has ended its session. */
  refused(token: string): void
}

export const createManagersToken = (url: string): ManagersToken => {
  let held: Promise<string> | undefined
  let last = ''
  return {
    current: () => {
      held ??= logIn(url).then(
        ({ accessToken }) => (last = accessToken),
        (error: unknown) => {
          held = undefined
          throw error
        },
      )
      return held
    },
    refused: (token) => {
      if (token === last) held = undefined
    },
  }
}

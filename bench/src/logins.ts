import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { Tokens } from '@souk/contracts'
import { percentile, print, time, withFolder } from './figure.ts'
import { shopOn, startProgram } from './process.ts'

/** Customers that log in at once. */
const LOG_INS = 100
const ROUNDS = 5

/** Clients that send other requests all the while, each with a pause after an answer. */
const READERS = 8
const PAUSE_MS = 10
/** How long they do it without log-ins in each round. */
const QUIET_MS = 2_000

const password = 'correct horse battery'
const nameOf = (index: number): string => `customer-${index}`

/** How long other requests take while a hundred customers log in at once, and while nobody does. */
export const logins = (): Promise<void> =>
  withFolder(async (folder) => {
    const program = shopOn(folder, 'northwind')
    // Each client has an address of its own, as in a real shop. From one address, so many log-ins would be slowed down.
    const settings = { ...program.settings, SOUK_TRUSTED_PROXIES: '127.0.0.1' }
    const shop = await startProgram({ ...program, settings }, { announced: true })
    const agent = new Agent({ connections: LOG_INS + READERS })
    try {
      const send = async (client: number, path: string, { body, token }: { body?: object; token?: string } = {}): Promise<unknown> => {
        const answer = await request(`http://127.0.0.1:${shop.port}${path}`, {
          dispatcher: agent,
          method: body === undefined ? 'GET' : 'POST',
          headers: {
            'x-forwarded-for': `198.51.100.${client}`,
            'content-type': 'application/json',
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
          },
          body: body === undefined ? null : JSON.stringify(body),
        })
        if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${await answer.body.text()}`)
        return answer.body.json()
      }
      const logIn = async (client: number): Promise<Tokens> =>
        Tokens.parse(await send(client, '/customer/sessions', { body: { username: nameOf(client), password } }))
      const allLogIn = async (): Promise<void> => {
        await Promise.all(Array.from({ length: LOG_INS }, (_, client) => logIn(client)))
      }

      for (let client = 0; client < LOG_INS; client += 1) {
        const person = { username: nameOf(client), password, name: 'Ada', email: 'ada@lovelace.example' }
        await send(client, '/customer/customers', { body: person })
      }
      const { accessToken: token, customerId } = await logIn(0)
      const paths = ['/product/products?limit=20', `/customer/customers/${customerId}`, '/order/orders?limit=20', '/order/carts/current']

      /** Sends other requests until a task is done. @returns how long each took, in milliseconds */
      const readDuring = async (task: Promise<unknown>): Promise<readonly number[]> => {
        const took: number[] = []
        let isOver = false
        const reader = async (_: unknown, index: number): Promise<void> => {
          for (let count = index; !isOver; count += 1) {
            const path = paths[count % paths.length] ?? ''
            took.push(
              await time(async () => {
                await send(LOG_INS + index, path, { token })
              }),
            )
            await sleep(PAUSE_MS)
          }
        }
        const reading = Promise.all(Array.from({ length: READERS }, reader))
        await task.finally(() => {
          isOver = true
        })
        await reading
        return took
      }

      const [quiet, busy, lasted]: [number[], number[], number[]] = [[], [], []]
      for (let round = 0; round <= ROUNDS; round += 1) {
        const before = await readDuring(sleep(QUIET_MS))
        let during: readonly number[] = []
        const all = await time(async () => {
          during = await readDuring(allLogIn())
        })
        // The first round warms up.
        if (round === 0) continue
        quiet.push(...before)
        busy.push(...during)
        lasted.push(all)
      }
      const shown = (took: readonly number[]): string =>
        `p50 ${percentile(took, 50).toFixed(1)} ms, p99 ${percentile(took, 99).toFixed(1)} of ${took.length} other requests`
      print({
        name: 'logins',
        ratio: percentile(quiet, 99) / percentile(busy, 99),
        detail: `${shown(busy)} during ${LOG_INS} log-ins at once, which take ${(percentile(lasted, 50) / 1_000).toFixed(1)} s; without them ${shown(quiet)}`,
      })
    } finally {
      await agent.destroy()
      await shop.stop()
    }
  })

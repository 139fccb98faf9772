import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { request } from 'undici'
import { get, sendAll } from './client.ts'
import { median, perSecond, print, time, withFolder } from './figure.ts'
import { processorTimeOf, serverOfAnswers, shopOn, startProgram } from './process.ts'
import { caughtUp, LINES, openShop, placeAll } from './shop.ts'

const ORDERS = 200
const ROUNDS = 10
const REQUESTS = 1_000
const CONNECTIONS = 16

const manager = { username: 'bench', password: 'correct horse battery' }

/** Of one request. */
const microseconds = (busy: number): number => Math.round((busy * 1_000) / (REQUESTS * ROUNDS))

/** The paths of the lists and of one resource in each. */
const pathsIn = async (url: string, headers: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, string>> => {
  const lists = { products: '/product/products', orders: '/order/orders', customers: '/customer/customers' }
  const paths = new Map<string, string>()
  for (const [name, list] of Object.entries(lists)) {
    const one = name.slice(0, -1)
    const { body } = await request(`${url}${list}`, { headers })
    const id = new RegExp(`"${one}Id":"([^"]+)"`).exec(await body.text())?.[1] ?? ''
    paths.set(name, list).set(one, `${list}/${id}`)
  }
  return paths
}

const logIn = async (url: string): Promise<string> => {
  const { body } = await request(`${url}/customer/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(manager),
  })
  return /"accessToken":"([^"]+)"/.exec(await body.text())?.[1] ?? ''
}

export const http = (): Promise<void> =>
  withFolder(async (folder) => {
    const data = join(folder, 'shop')
    mkdirSync(data)
    const shop = await openShop(data)
    await placeAll(shop, ORDERS, 20, LINES)
    await caughtUp(shop)
    await shop.close()

    const program = shopOn(data, 'none')
    const ours = await startProgram({
      ...program,
      settings: { ...program.settings, MANAGER_USER: manager.username, MANAGER_PASSWORD: manager.password },
    })
    try {
      const url = `http://127.0.0.1:${ours.port}`
      const authorization = `Bearer ${await logIn(url)}`
      const figures = []
      for (const [name, path] of await pathsIn(url, { authorization })) {
        const text = `GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\nauthorization: ${authorization}\r\n\r\n`
        const { headers, body, length } = await get(ours.port, text)
        figures.push({
          name,
          path,
          text,
          headers,
          body,
          length,
          our: { times: [] as number[], busy: 0 },
          bare: { times: [] as number[], busy: 0 },
        })
      }
      const file = join(folder, 'answers.json')
      // What Node adds to every answer.
      const answers = figures.map(
        ({ path, body, headers: { date: _date, connection: _connection, 'keep-alive': _alive, ...headers } }) => ({
          path,
          headers,
          body,
        }),
      )
      writeFileSync(file, JSON.stringify(answers))
      const bareServer = await startProgram(serverOfAnswers(file))
      try {
        // The servers take turns, so that other load on the machine affects both. The first round only warms them up.
        for (let round = 0; round <= ROUNDS; round += 1) {
          for (const { text, length, our, bare } of figures) {
            for (const [server, measured] of [
              [bareServer, bare],
              [ours, our],
            ] as const) {
              const before = processorTimeOf(server.pid)
              const taken = await time(() => sendAll(server.port, text, length, REQUESTS, CONNECTIONS))
              if (round === 0) continue
              measured.times.push(taken)
              measured.busy += processorTimeOf(server.pid) - before
            }
          }
        }
      } finally {
        await bareServer.stop()
      }
      for (const { name, our, bare, length } of figures) {
        print({
          name: `http.${name}`,
          ratio: bare.busy / our.busy,
          detail:
            `${microseconds(our.busy)} µs of processor time for an answer of ${length} bytes, the bare server ${microseconds(bare.busy)}; ` +
            `${perSecond(REQUESTS, median(our.times))} answers per second, the bare server ${perSecond(REQUESTS, median(bare.times))}`,
        })
      }
    } finally {
      await ours.stop()
    }
  })

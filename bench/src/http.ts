import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { request } from 'undici'
import { withFolder } from './figure.ts'
import { shopOn, startProgram } from './process.ts'
import { compareRepeatedReads } from './repeated.ts'
import { caughtUp, LINES, openShop, placeAll } from './shop.ts'

const ORDERS = 200

const manager = { username: 'bench', password: 'correct horse battery' }

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
      const paths = await pathsIn(url, { authorization })
      const headers = { accept: 'application/json', authorization }
      await compareRepeatedReads(
        'http',
        ours,
        Array.from(paths, ([name, path]) => ({ name, path, headers })),
        folder,
      )
    } finally {
      await ours.stop()
    }
  })

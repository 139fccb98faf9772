// The process that `streams` measures: the order service of a shop, or with BARE a server that does nothing but keep answers open.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Tokens } from '@souk/contracts'
import { buildCustomerApp, registerFirstManager } from '@souk/customer'
import { buildOrderApp } from '@souk/order'
import { openShop } from './shop.ts'

const folder = process.env['STREAMS_FOLDER'] ?? ''
const account = { username: 'watcher', password: 'correct horse battery' }

const openBare = async (): Promise<{ port: number; token: string }> => {
  const server = createServer((_request, answer) => {
    answer.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, token: '' }
}

const open = async (): Promise<{ port: number; token: string }> => {
  const shop = await openShop(folder)
  const { dependencies, services, stores } = shop.assembly
  const customers = buildCustomerApp({ ...dependencies, service: services.customer, store: stores.customer })
  await registerFirstManager(services.customer, account)
  const session = await customers.inject({ method: 'POST', url: '/sessions', payload: account })
  const { accessToken } = Tokens.parse(JSON.parse(session.body))
  const app = buildOrderApp({
    ...dependencies,
    service: services.order,
    store: stores.order,
    settings: { deadlineMs: 600_000, streams: { perCaller: 20_000 } },
  })
  const url = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  process.on('message', async () => {
    await shop.place(1)
  })
  return { port: Number(url.port), token: accessToken }
}

process.send?.(await (process.env['BARE'] === undefined ? open() : openBare()))

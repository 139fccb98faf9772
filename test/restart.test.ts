import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Order, serviceNames } from '@souk/contracts'
import { freePort } from '@souk/testing'
import { createShop, type Shop } from './support/shop.ts'
import { books, faultsIn, launch, startSystem, type Ended, type System } from './support/system.ts'

/** The hash of each file in a folder, by its path. */
const bytesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(join(folder, file)).isFile())
      .toSorted()
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex'),
      ]),
  )

const expectOneLine = ({ code, signal, output, errors }: Ended, says: RegExp): void => {
  expect({ code, signal, output }).toEqual({ code: 1, signal: null, output: '' })
  expect(errors).toMatch(/^souk: [^\n]+\n$/)
  expect(errors).toMatch(says)
}

describe('a shop that is stopped and started again', () => {
  let system: System
  let shop: Shop
  beforeAll(async () => {
    system = await startSystem()
    shop = createShop(system.url)
  })
  afterAll(() => system.remove())

  /** The answers to all reads that a client of the shop can make. */
  const everything = async (orderIds: readonly string[], customerId: string, productId: string) => {
    const paths = [
      '/event-store/head',
      '/order/orders',
      '/product/products',
      '/product/categories',
      '/customer/customers',
      `/customer/customers/${customerId}/credit`,
      `/customer/customers/${customerId}/credit/ledger`,
      `/product/products/${productId}`,
      '/accounting/invoices',
      '/accounting/revenue?by=day',
      ...orderIds.flatMap((id) => [`/order/orders/${id}`, `/order/orders/${id}/history`, `/event-store/orders/${id}/story`]),
    ]
    return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, (await shop.send('GET', path)).text] as const)))
  }

  it.each(['SIGINT', 'SIGTERM'] as const)('ends on %s, and has all its data after the next start', async (signal) => {
    const { productId } = await shop.addProduct({ stock: 10 })
    const customerId = await shop.register(250)
    const orders = await Promise.all([1, 2, 3].map((quantity) => shop.order201(customerId, [{ productId, quantity }])))
    for (const { orderId } of orders) await shop.settled(orderId)
    const orderIds = orders.map(({ orderId }) => orderId)
    const before = await everything(orderIds, customerId, productId)

    const { code, signal: killedBy, errors } = await system.stop(signal)
    expect({ code, killedBy, errors }).toEqual({ code: 0, killedBy: null, errors: '' })
    await system.restart()
    expect(await everything(orderIds, customerId, productId)).toEqual(before)
    expect(faultsIn(await books(system.url))).toEqual([])
  })

  it('remembers the requests that it has answered', async () => {
    const { productId } = await shop.addProduct({ stock: 10 })
    const customerId = await shop.register(1_000)
    const first = await shop.place(customerId, [{ productId, quantity: 1 }], { key: 'before' })
    await shop.settled(Order.parse(first.body).orderId)
    await system.restart()
    const again = await shop.place(customerId, [{ productId, quantity: 1 }], { key: 'before' })
    expect([again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([201, first.text, 'true'])
    expect((await shop.credit(customerId)).available).toBe(900)
  })

  it('finishes requests before it ends: every accepted order is stored and becomes final', async () => {
    const { productId } = await shop.addProduct({ stock: 10_000, price: 1 })
    const customerId = await shop.register(10_000)
    const answered: string[] = []
    const buy = async (): Promise<void> => {
      try {
        for (;;) answered.push((await shop.order201(customerId, [{ productId, quantity: 1 }])).orderId)
      } catch {
        // The shop has stopped answering.
      }
    }
    const buyers = Array.from({ length: 8 }, buy)
    await shop.until(
      async () => answered.length,
      (count) => count > 50,
      'there are orders',
    )
    const { code, errors } = await system.stop('SIGTERM')
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    await Promise.all(buyers)
    await system.restart()
    for (const orderId of answered) expect((await shop.settled(orderId)).status).toBe('FINALIZED')
    expect(faultsIn(await books(system.url))).toEqual([])
  })

  it('does not wait for connections that are idle or have sent half a request', async () => {
    const { port } = new URL(system.url)
    const sockets = [
      '',
      'GET /order/orders HTTP/1.1\r\nHost: x\r\n',
      'POST /order/orders HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n',
    ].map((beginning) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(beginning))
      return socket.on('error', () => undefined)
    })
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('ready', resolve))))
    const { code, signal, errors } = await system.stop()
    expect({ code, signal, errors }).toEqual({ code: 0, signal: null, errors: '' })
    for (const socket of sockets) socket.destroy()
    await system.restart()
  })

  it('rebuilds a removed view from the log, and reacts to no event twice', async () => {
    // `souk books` waits until all work is done.
    expect(faultsIn(await books(system.url))).toEqual([])
    const before = await shop.head()
    await system.stop()
    for (const file of readdirSync(system.data))
      if (serviceNames.some((name) => file.startsWith(`${name}.sqlite`))) rmSync(join(system.data, file))
    await system.restart()
    expect(await shop.head()).toEqual(before)
    expect(faultsIn(await books(system.url))).toEqual([])
  })

  it("answers health checks on the operators' port only", async () => {
    const health = await fetch(`${system.internalUrl()}/_internal_/healthcheck`)
    expect([health.status, await health.json()]).toEqual([200, { status: 'healthy' }])
    const readiness = await fetch(`${system.internalUrl()}/_internal_/readiness`)
    expect([readiness.status, await readiness.json()]).toMatchObject([200, { ready: true }])
    for (const path of ['/_internal_/healthcheck', '/order/_internal_/healthcheck', '/order/../_internal_/healthcheck'])
      expect((await fetch(system.url + path)).status).toBe(404)
  })
})

describe('a start that fails', () => {
  let system: System
  let shop: Shop
  beforeAll(async () => {
    system = await startSystem()
    shop = createShop(system.url)
    await shop.addProduct({ stock: 1 })
  })
  afterAll(() => system.remove())

  const stillServes = async (): Promise<void> => {
    await shop.addProduct({ stock: 1 })
    expect(system.process().errors()).toBe('')
  }

  it('says that another process uses the data, and does not disturb it', async () => {
    const second = launch({ ...system.settings, PORT: '0' })
    expectOneLine(await second.ended, /another process uses the data in /)
    await stillServes()
    expect(faultsIn(await books(system.url))).toEqual([])
  })

  it('says that the port is taken, and leaves its data intact', async () => {
    const data = mkdtempSync(join(tmpdir(), 'souk-test-'))
    try {
      expectOneLine(
        await launch({ ...system.settings, SOUK_DATA: data }).ended,
        new RegExp(`port ${system.settings['PORT']} of 127.0.0.1 is taken`),
      )
      await stillServes()
      expect(readdirSync(data)).toContain('log.sqlite')
      // A start with a free port succeeds.
      const other = await startSystem({}, { data })
      expect(faultsIn(await books(other.url))).toEqual([])
      await other.remove()
    } finally {
      rmSync(data, { recursive: true })
    }
  })

  it("says that the operators' port is taken", async () => {
    const taken = await new Promise<Server>((resolve) => {
      const server = createServer()
      server.listen({ port: 0, host: '127.0.0.1' }, () => resolve(server))
    })
    const data = mkdtempSync(join(tmpdir(), 'souk-test-'))
    try {
      const address = taken.address()
      const port = typeof address === 'object' ? String(address?.port) : ''
      const settings = { ...system.settings, PORT: String(await freePort()), INTERNAL_PORT: port, SOUK_DATA: join(data, 'shops', 'new') }
      expectOneLine(await launch(settings).ended, new RegExp(`port ${port} of 127.0.0.1 is taken`))
    } finally {
      taken.close()
      rmSync(data, { recursive: true })
    }
  })

  it.each([
    ['a taken port', {}, /is taken/],
    ['no manager in production', { PORT: '0', SOUK_ENV: 'production', MANAGER_USER: '', MANAGER_PASSWORD: '' }, /generates no password/],
    ['a common password', { PORT: '0', MANAGER_PASSWORD: 'password1' }, /MANAGER_PASSWORD: /],
  ])('leaves no folder behind after %s', async (_, settings, says) => {
    const parent = mkdtempSync(join(tmpdir(), 'souk-test-'))
    try {
      expectOneLine(await launch({ ...system.settings, ...settings, SOUK_DATA: join(parent, 'shops', 'data') }).ended, says)
      expect(readdirSync(parent)).toEqual(system.settings['MONGODB_URL'] === undefined ? [] : ['shops'])
    } finally {
      rmSync(parent, { recursive: true })
    }
  })

  it('says that the folder or the host cannot be used', async () => {
    for (const impossible of ['/dev/null/souk', '/proc/souk'])
      expectOneLine(
        await launch({ ...system.settings, PORT: '0', SOUK_DATA: impossible }).ended,
        new RegExp(`cannot use ${impossible} for data: `),
      )
    const folder = mkdtempSync(join(tmpdir(), 'souk-test-'))
    try {
      const file = join(folder, 'a-file')
      writeFileSync(file, 'what somebody needs')
      expectOneLine(await launch({ ...system.settings, PORT: '0', SOUK_DATA: file }).ended, /cannot use \S+a-file for data: /)
      expect(readFileSync(file, 'utf8')).toBe('what somebody needs')
      // An address that this machine does not have.
      expectOneLine(await launch({ ...system.settings, HOST: '192.0.2.1', SOUK_DATA: join(folder, 'data') }).ended, /cannot listen on port/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('lists every fault of the settings at once', async () => {
    const { code, output, errors } = await launch({
      PORT: '99999',
      INTERNAL_PORT: 'http',
      AMQP_URL: 'http://user:password@host',
      SOUK_CURRENCY: 'pounds',
      SOUK_ORDER_DEADLINE_MS: '0.5',
      SOUK_PRICE_GRACE_MS: '86400001',
      SOUK_WELCOME_CREDIT: '-1',
      SOUK_CATALOGUE: 'southwind',
      LOG_LEVEL: 'loud',
    }).ended
    expectOneLine({ code, signal: null, output, errors }, /^souk: settings: /)
    for (const name of [
      'PORT: ',
      'INTERNAL_PORT: ',
      'AMQP_URL: ',
      'SOUK_CURRENCY: ',
      'SOUK_ORDER_DEADLINE_MS: ',
      'SOUK_PRICE_GRACE_MS: ',
      'SOUK_WELCOME_CREDIT: ',
      'SOUK_CATALOGUE: ',
      'LOG_LEVEL: ',
    ])
      expect(errors).toContain(name)
    expect(errors).not.toContain('password')
  })
})

describe('a damaged file', () => {
  let whole: string
  let settings: Readonly<Record<string, string>>
  beforeAll(async () => {
    const system = await startSystem()
    const shop = createShop(system.url)
    const { productId } = await shop.addProduct({ stock: 1_000, price: 1 })
    const customerId = await shop.register(1_000)
    await Promise.all(
      Array.from({ length: 40 }, async () => shop.settled((await shop.order201(customerId, [{ productId, quantity: 1 }])).orderId)),
    )
    await system.stop()
    whole = system.data
    settings = { ...system.settings, PORT: '0' }
  })
  afterAll(() => rmSync(whole, { recursive: true }))

  /** Copies the data and damages one file. @returns the folder of the copy */
  const spoiled = (file: string, spoil: (path: string) => void): string => {
    const folder = mkdtempSync(join(tmpdir(), 'souk-test-'))
    for (const name of readdirSync(whole)) copyFileSync(join(whole, name), join(folder, name))
    spoil(join(folder, file))
    return folder
  }

  const asText = (path: string): void => writeFileSync(path, 'this is no database\n'.repeat(1_000))
  const scrambledHeader = (path: string): void => {
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 0, 200)
    writeFileSync(path, bytes)
  }
  const scrambledPages = (path: string): void => {
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 4_096)
    writeFileSync(path, bytes)
  }
  const cutShort = (path: string): void => truncateSync(path, 6_000)
  const cases = Object.entries({ asText, scrambledHeader, scrambledPages, cutShort })

  for (const file of ['log', 'records', ...serviceNames].map((name) => `${name}.sqlite`)) {
    it.each(cases)(`${file} (%s): the shop exits with one line that names it, and changes no byte`, async (_name, spoil) => {
      const folder = spoiled(file, spoil)
      try {
        const before = bytesOf(folder)
        expectOneLine(await launch({ ...settings, SOUK_DATA: folder }).ended, new RegExp(file.replace('.', String.raw`\.`)))
        expect(bytesOf(folder)).toEqual(before)
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
  }

  const missing = (path: string): void => rmSync(path)
  const emptied = (path: string): void => truncateSync(path, 0)
  for (const file of ['log.sqlite', 'records.sqlite']) {
    it.each(Object.entries({ missing, emptied }))(
      `${file} (%s): the shop exits with one line that names it, and changes no byte`,
      async (_name, spoil) => {
        const folder = spoiled(file, spoil)
        try {
          const before = bytesOf(folder)
          expectOneLine(await launch({ ...settings, SOUK_DATA: folder }).ended, new RegExp(`${file} is missing or empty`))
          expect(bytesOf(folder)).toEqual(before)
        } finally {
          rmSync(folder, { recursive: true })
        }
      },
    )
  }

  it('is missed, too, if only views are left', async () => {
    const folder = spoiled('log.sqlite', missing)
    try {
      rmSync(join(folder, 'records.sqlite'))
      const before = bytesOf(folder)
      expectOneLine(
        await launch({ ...settings, SOUK_DATA: folder }).ended,
        /log\.sqlite is missing or empty, but \S+customer\.sqlite was made from it/,
      )
      expect(bytesOf(folder)).toEqual(before)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('is not mended by the file of another shop', async () => {
    const other = await startSystem()
    await other.stop()
    const folder = spoiled('records.sqlite', (path) => copyFileSync(join(other.data, 'records.sqlite'), path))
    try {
      const before = bytesOf(folder)
      expectOneLine(
        await launch({ ...settings, SOUK_DATA: folder }).ended,
        /log\.sqlite and \S+records\.sqlite hold data of different shops/,
      )
      expect(bytesOf(folder)).toEqual(before)
    } finally {
      rmSync(folder, { recursive: true })
      await other.remove()
    }
  })

  it('is not the reason when the currency was changed: the shop exits with one line, and changes no byte', async () => {
    const before = bytesOf(whole)
    expectOneLine(
      await launch({ ...settings, SOUK_DATA: whole, SOUK_CURRENCY: 'USD' }).ended,
      /SOUK_CURRENCY is USD, but the amounts in \S+log\.sqlite are in GBP/,
    )
    expect(bytesOf(whole)).toEqual(before)
  })

  it('is no fault if the whole folder is gone: a new shop opens', async () => {
    const folder = spoiled('log.sqlite', missing)
    rmSync(folder, { recursive: true })
    const system = await startSystem({ SOUK_CURRENCY: 'USD' }, { data: folder })
    try {
      expect(faultsIn(await books(system.url))).toEqual([])
    } finally {
      await system.remove()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('is rebuilt if it belongs to a view and has been removed', async () => {
    const folder = spoiled('order.sqlite', asText)
    rmSync(join(folder, 'order.sqlite'))
    const system = await startSystem({}, { data: folder })
    try {
      expect(faultsIn(await books(system.url))).toEqual([])
    } finally {
      await system.remove()
      rmSync(folder, { recursive: true })
    }
  })

  it('is refused, too, if it is the database of another part', async () => {
    const folder = spoiled('log.sqlite', (path) => copyFileSync(join(whole, 'order.sqlite'), path))
    try {
      const before = bytesOf(folder)
      expectOneLine(await launch({ ...settings, SOUK_DATA: folder }).ended, /log\.sqlite/)
      expect(bytesOf(folder)).toEqual(before)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('does not include foreign files in the folder, which stay as they are', async () => {
    const folder = spoiled('notes.txt', (path) => writeFileSync(path, 'mine'))
    mkdirSync(join(folder, 'mine'))
    const system = await startSystem({}, { data: folder })
    try {
      expect(faultsIn(await books(system.url))).toEqual([])
      expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine')
    } finally {
      await system.remove()
      rmSync(folder, { recursive: true })
    }
  })
})

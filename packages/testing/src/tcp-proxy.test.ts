import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listenOnLoopback } from './listen.ts'
import { openTcpProxy, type Fate, type TcpProxy } from './tcp-proxy.ts'

/** A connection that keeps what has arrived. */
const open = async (url: string) => {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let received = ''
  socket.setEncoding('utf8').on('data', (text: string) => (received += text))
  socket.on('error', () => undefined)
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  await once(socket, 'connect')
  return { socket, ended, received: () => received }
}

/** Long enough for anything that does arrive on this machine. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100))

describe('a TCP proxy', () => {
  let server: Server
  let atServer: Set<Socket>
  let target: string
  let proxy: TcpProxy
  /** The server repeats what it is told, and says goodbye to who says `bye`. */
  beforeEach(async () => {
    atServer = new Set()
    server = createServer((socket) => {
      atServer.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => atServer.delete(socket))
      socket.on('data', (chunk) => {
        if (chunk.toString() === 'bye') socket.end('goodbye'.repeat(100_000))
        else socket.write(chunk)
      })
    })
    target = `redis://someone:secret@${await listenOnLoopback(server)}/3`
  })
  afterEach(async () => {
    await proxy.close()
    await new Promise((resolve) => server.close(resolve))
  })

  it('stands under the URL of its target, with a host of its own', async () => {
    proxy = await openTcpProxy(target)
    expect(proxy.url).toMatch(/^redis:\/\/someone:secret@127\.0\.0\.1:\d+\/3$/)
    expect(proxy.url).not.toBe(target)
  })

  it('lets everything through, and passes on that the server ends only after all it has said', async () => {
    proxy = await openTcpProxy(target)
    const client = await open(proxy.url)
    client.socket.write('hello')
    await expect.poll(client.received).toBe('hello')
    client.socket.write('bye')
    await client.ended
    expect(client.received()).toBe(`hello${'goodbye'.repeat(100_000)}`)
    await expect.poll(() => atServer.size).toBe(0)
  })

  it.each<['server' | 'client', Fate, { arrives: string; ends: boolean }]>([
    ['server', 'held', { arrives: '', ends: false }],
    ['client', 'held', { arrives: '', ends: false }],
    ['server', 'lost', { arrives: '', ends: true }],
    ['client', 'lost', { arrives: '', ends: true }],
    ['client', 'passed', { arrives: 'hello', ends: false }],
  ])('asks what becomes of a chunk to the %s: %s', async (way, fate, { arrives, ends }) => {
    const asked: string[] = []
    proxy = await openTcpProxy(target, (to, chunk) => {
      asked.push(`${to} ${chunk.toString()}`)
      return to === way ? fate : 'passed'
    })
    const client = await open(proxy.url)
    let isEnded = false
    void client.ended.then(() => (isEnded = true))
    client.socket.write('hello')
    await pause()
    expect({ arrives: client.received(), ends: isEnded }).toEqual({ arrives, ends })
    expect(asked).toEqual(way === 'server' && fate !== 'passed' ? ['server hello'] : ['server hello', 'client hello'])
    expect(atServer.size).toBe(ends ? 0 : 1)
  })

  it('cuts the connections that there are, and takes new ones', async () => {
    proxy = await openTcpProxy(target)
    const before = await open(proxy.url)
    proxy.cut()
    await before.ended
    const after = await open(proxy.url)
    after.socket.write('hello')
    await expect.poll(after.received).toBe('hello')
  })

  it('refuses new connections as long as it is told to', async () => {
    proxy = await openTcpProxy(target)
    proxy.refuse(true)
    await (
      await open(proxy.url)
    ).ended
    proxy.refuse(false)
    const client = await open(proxy.url)
    client.socket.write('hello')
    await expect.poll(client.received).toBe('hello')
  })

  it('falls silent on the connections that there are', async () => {
    proxy = await openTcpProxy(target)
    const before = await open(proxy.url)
    before.socket.write('hello')
    await expect.poll(before.received).toBe('hello')
    proxy.silence()
    before.socket.write('are you there?')
    const after = await open(proxy.url)
    after.socket.write('hello')
    await expect.poll(after.received).toBe('hello')
    await pause()
    expect(before.received()).toBe('hello')
    expect(before.socket.closed).toBe(false)
  })

  it('needs a port where the protocol has none that everybody knows', async () => {
    proxy = await openTcpProxy(target)
    await expect(openTcpProxy('souk://127.0.0.1')).rejects.toThrow('must name its port')
  })
})

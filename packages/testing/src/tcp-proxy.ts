import { connect, createServer, type Socket } from 'node:net'
import { Transform } from 'node:stream'
import { listenOnLoopback } from './listen.ts'

/** What becomes of a chunk. `lost`: it does not arrive, and the connection ends. `held`: it does not arrive, and nobody is told. */
export type Fate = 'passed' | 'lost' | 'held'

/** Stands between clients and a server, and can be disturbed without disturbing anybody else. */
export interface TcpProxy {
  /** The URL of the server, through the proxy. */
  readonly url: string
  /** Ends all connections at once, as if the machine had died. */
  cut(): void
  /** Whether new connections are refused. */
  refuse(refuses: boolean): void
  /** Nothing goes through the connections that there are any more, in either direction, and nobody is told. */
  silence(): void
  close(): Promise<void>
}

/** Ports of the servers whose URLs may name none. */
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'amqp:': 5_672, 'mongodb:': 27_017, 'redis:': 6_379, 'postgres:': 5_432 }

/** @param fateOf  asked for each chunk, in both directions (default: all pass) */
export const openTcpProxy = async (
  target: string,
  fateOf: (to: 'server' | 'client', chunk: Buffer) => Fate = () => 'passed',
): Promise<TcpProxy> => {
  const url = new URL(target)
  const port = url.port === '' ? DEFAULT_PORTS[url.protocol] : Number(url.port)
  if (port === undefined) throw new Error(`a ${url.protocol} URL must name its port`)
  const host = url.hostname
  const sockets = new Set<Socket>()
  let isRefusing = false

  const server = createServer((client) => {
    if (isRefusing) {
      client.destroy()
      return
    }
    const upstream = connect({ host, port, noDelay: true })
    client.setNoDelay(true)
    const pair = [client, upstream]
    const end = (): void => {
      for (const socket of pair) socket.destroy()
    }
    for (const socket of pair) {
      sockets.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        sockets.delete(socket)
        // Where one side has ended in peace, the pipe ends the other side once everything has arrived there.
        if (!socket.readableEnded) end()
      })
    }
    const towards = (to: 'server' | 'client'): Transform =>
      new Transform({
        transform: (chunk: Buffer, _encoding, done) => {
          const fate = fateOf(to, chunk)
          if (fate === 'lost') end()
          if (fate === 'passed') done(null, chunk)
          else done()
        },
      })
    client.pipe(towards('server')).pipe(upstream)
    upstream.pipe(towards('client')).pipe(client)
  })
  url.host = await listenOnLoopback(server)

  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    cut,
    refuse: (refuses) => {
      isRefusing = refuses
    },
    silence: () => {
      for (const socket of sockets) {
        socket.unpipe()
        socket.pause()
      }
    },
    close: () => {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

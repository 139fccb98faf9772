import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer, request as send, type IncomingHttpHeaders } from 'node:http'
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** What becomes of a message on its way. `lost`: it does not arrive, and the connection ends. `held`: it just does not arrive. */
type Fate = 'passed' | 'lost' | 'held'

interface Proxy {
  /** `127.0.0.1:port` */
  readonly host: string
  close(): Promise<void>
}

const portOf = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return address.port
}

/**
 * Stands between a client and a server of which every chunk is one message.
 * @param fateOf  asked for each chunk, in both directions
 */
export const openTcpProxy = async (target: URL, fateOf: (to: 'server' | 'client', chunk: Buffer) => Fate): Promise<Proxy> => {
  const sockets = new Set<Socket>()
  const server = createTcpServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    for (const [from, to, name] of [
      [client, upstream, 'server'],
      [upstream, client, 'client'],
    ] as const) {
      sockets.add(from)
      from.setNoDelay(true)
      from.on('data', (chunk: Buffer) => {
        const fate = fateOf(name, chunk)
        if (fate === 'passed') to.write(chunk)
        if (fate === 'lost') {
          client.destroy()
          upstream.destroy()
        }
      })
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    host: `127.0.0.1:${portOf(server.address())}`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

export interface Passing {
  readonly method: string
  readonly path: string
  readonly body: string
}

/** What is sent on: nothing, this body, or what came; and whether it is answered. */
export interface Treatment {
  readonly body?: string | null
  readonly answered: boolean
}

/** Stands between a client and a server that speaks HTTP. @param treat  asked for each request, which waits for it */
export const openHttpProxy = async (target: URL, treat: (passing: Passing) => Promise<Treatment> | Treatment): Promise<Proxy> => {
  const forward = (method: string, path: string, headers: IncomingHttpHeaders, body: string) =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
      const { 'content-length': _length, 'transfer-encoding': _encoding, connection: _connection, ...rest } = headers
      const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) }
      const outgoing = send({ host: target.hostname, port: target.port, method, path, headers: { ...rest, ...length } }, (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 500, headers: incoming.headers, body: Buffer.concat(chunks) }))
        incoming.on('error', reject)
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      void (async () => {
        const passing = { method: incoming.method ?? 'GET', path: incoming.url ?? '/', body: Buffer.concat(chunks).toString() }
        const { body = passing.body, answered } = await treat(passing)
        const answer = body === null ? undefined : await forward(passing.method, passing.path, incoming.headers, body)
        if (!answered || answer === undefined) incoming.socket.destroy()
        else {
          const { 'transfer-encoding': _encoding, connection: _connection, ...headers } = answer.headers
          outgoing.writeHead(answer.status, { ...headers, 'content-length': answer.body.length }).end(answer.body)
        }
      })().catch(() => incoming.socket.destroy())
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    host: `127.0.0.1:${portOf(server.address())}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Restarts one of the servers of `test/servers.yml`. */
export const restartServer = async (service: string): Promise<void> => {
  const file = fileURLToPath(new URL('../../../test/servers.yml', import.meta.url))
  await promisify(execFile)('docker', ['compose', '-f', file, 'restart', '--timeout', '5', service])
}

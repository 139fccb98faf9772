import { createServer, request as send, type IncomingHttpHeaders } from 'node:http'
import { listenOnLoopback } from './listen.ts'

/** A request on its way. */
export interface Passing {
  readonly method: string
  readonly path: string
  readonly body: string
}

/** What becomes of a request. */
export interface Treatment {
  /** The body that is sent on (default: the one that came); null: the request is not sent on at all. */
  readonly body?: string | null
  /** Whether the client gets the answer; if not, its connection ends. */
  readonly answered: boolean
}

export interface HttpProxy {
  /** The URL of the server, through the proxy. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Stands between clients and a server that speaks HTTP.
 * @param treat  asked for each request, which waits for the answer
 */
export const openHttpProxy = async (target: URL, treat: (passing: Passing) => Promise<Treatment> | Treatment): Promise<HttpProxy> => {
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
  const url = new URL(target)
  url.host = await listenOnLoopback(server)
  return {
    url: url.href,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

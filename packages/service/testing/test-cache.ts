import { once } from 'node:events'
import { createServer } from 'node:http'
import { listenOnLoopback } from '@souk/testing'

/** A cache that keeps nothing, and remembers what a service tells it. */
export const openTestCache = async () => {
  const forgotten: string[] = []
  const server = createServer(({ method, headers }, answer) => {
    const keys = headers['surrogate-key']
    if (typeof keys === 'string') forgotten.push(...keys.split(' '))
    answer.writeHead(method === 'PURGE' ? 204 : 405).end()
  })
  return {
    url: `http://${await listenOnLoopback(server)}`,
    /** The keys that it was told to forget, in their order. */
    forgotten,
    close: async (): Promise<void> => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

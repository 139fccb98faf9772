import { createServer } from 'node:net'

const FIRST_PORT = 20_000
const PORTS = 12_000

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)))
  })

/**
 * A port that is free, and stays so while nobody listens there: outside the range that the machine takes for outgoing connections,
 * where a client that tries again and again can end up connected to itself.
 */
export const freePort = async (): Promise<number> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS)
    if (await isFree(port)) return port
  }
  throw new Error('no port is free')
}

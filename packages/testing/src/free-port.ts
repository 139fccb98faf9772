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
 * A port on which nobody listens. It is outside the range that the operating system gives to outgoing connections:
 * a client that keeps connecting to a port of that range can end up connected to itself.
 */
export const freePort = async (): Promise<number> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS)
    if (await isFree(port)) return port
  }
  throw new Error('no port is free')
}

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** An answer to a GET. */
export interface Answer {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** With the head, in bytes. */
  readonly length: number
}

const open = async (port: number): Promise<Socket> => {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return socket
}

/** Sends a GET once. The answer must have a `Content-Length`. */
export const get = async (port: number, request: string): Promise<Answer> => {
  const socket = await open(port)
  socket.write(request)
  let text = ''
  for await (const chunk of socket) {
    // One character for each byte.
    text += chunk.toString('latin1')
    const [head = '', body] = text.split(/\r\n\r\n(.*)/s)
    const [status = '', ...lines] = head.split('\r\n')
    if (!status.startsWith('HTTP/1.1 200')) throw new Error(`the answer is ${text}`)
    const headers = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s, 2)))
    if (body?.length === Number(headers['content-length']))
      return { headers, body: Buffer.from(body, 'latin1').toString(), length: text.length }
  }
  throw new Error('the connection was closed before the answer ended')
}

const STATUS = Buffer.from('HTTP/1.1 200')

/**
 * Sends the same GET again and again, with `connections` requests under way. It looks only at the status and the length of the answers:
 * a client that did more would take longer than the server.
 * @param length  of each answer, in bytes
 */
export const sendAll = async (port: number, request: string, length: number, requests: number, connections: number): Promise<void> => {
  let left = requests
  const client = async (): Promise<void> => {
    const socket = await open(port)
    await new Promise<void>((resolve, reject) => {
      let received = 0
      const send = (): void => {
        if (left === 0) return resolve()
        left -= 1
        received = 0
        socket.write(request)
        return undefined
      }
      socket.on('error', reject).on('close', () => reject(new Error('the server has closed a connection')))
      socket.on('data', (chunk: Buffer) => {
        if (received === 0 && !chunk.subarray(0, STATUS.length).equals(STATUS)) reject(new Error(`the answer is ${chunk.toString()}`))
        received += chunk.length
        if (received > length) reject(new Error('an answer is longer than the first one'))
        if (received === length) send()
      })
      send()
    })
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, client))
}

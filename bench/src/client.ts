import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** An answer to a GET. */
export interface Answer {
  /** 200, or 304 without a body. */
  readonly status: number
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

/** Sends a GET once. The answer must be 304, or 200 with a `Content-Length`. */
export const get = async (port: number, request: string): Promise<Answer> => {
  const socket = await open(port)
  socket.write(request)
  let text = ''
  for await (const chunk of socket) {
    // One character for each byte.
    text += chunk.toString('latin1')
    const [head = '', body] = text.split(/\r\n\r\n(.*)/s)
    const [first = '', ...lines] = head.split('\r\n')
    const status = Number(first.split(' ')[1])
    if (status !== 200 && status !== 304) throw new Error(`the answer is ${text}`)
    const headers = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s, 2)))
    if (body?.length === (status === 304 ? 0 : Number(headers['content-length'])))
      return { status, headers, body: Buffer.from(body, 'latin1').toString(), length: text.length }
  }
  throw new Error('the connection was closed before the answer ended')
}

/**
 * Sends the same GET again and again, with `connections` requests under way. It looks only at the status and the length of the answers:
 * a client that did more would take longer than the server.
 * @param answer  to the first of them: the others have the same status and length
 */
export const sendAll = async (
  port: number,
  request: string,
  { status, length }: Pick<Answer, 'status' | 'length'>,
  requests: number,
  connections: number,
): Promise<void> => {
  const begin = Buffer.from(`HTTP/1.1 ${status}`)
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
        if (received === 0 && !chunk.subarray(0, begin.length).equals(begin)) reject(new Error(`the answer is ${chunk.toString()}`))
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

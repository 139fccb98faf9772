import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { median, percentile, print, withFolder } from './figure.ts'
import { processorTimeOf, residentMemory } from './process.ts'

const STREAMS = 10_000
const AT_ONCE = 100
const IDLE_MS = 30_000
const EVENTS = 3

/** What ten thousand idle streams may take of a processor, in milliseconds of each second. */
const AIM_BUSY = 50
/** How long an event may take to the last of them, in milliseconds. */
const AIM_DELAY = 500

/** A process that keeps streams open. */
const start = async (folder: string, isBare: boolean) => {
  const program = fileURLToPath(new URL('streams-shop.ts', import.meta.url))
  const child = fork(program, { env: { ...process.env, STREAMS_FOLDER: folder, ...(isBare && { BARE: '1' }) } })
  const [opened] = await once(child, 'message')
  return { child, port: Number(Reflect.get(Object(opened), 'port')), token: String(Reflect.get(Object(opened), 'token')) }
}

/** Opens a stream. Resolves when its first bytes have come. */
const openStream = async (port: number, token: string): Promise<Socket> => {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.write(`GET /orders/events HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n\r\n`)
  const [head] = await once(socket, 'data')
  if (!String(head).startsWith('HTTP/1.1 200')) throw new Error(`the answer is ${String(head)}`)
  return socket
}

const openAll = async (port: number, token: string): Promise<Socket[]> => {
  const sockets: Socket[] = []
  while (sockets.length < STREAMS) sockets.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => openStream(port, token)))))
  return sockets
}

const measure = async (folder: string, isBare: boolean) => {
  const { child, port, token } = await start(folder, isBare)
  const { pid } = child
  const before = residentMemory(pid)
  const sockets = await openAll(port, token)
  const opened = residentMemory(pid)
  const busyBefore = processorTimeOf(pid)
  await sleep(IDLE_MS)
  const busy = (processorTimeOf(pid) - busyBefore) / (IDLE_MS / 1_000)
  const delays: number[] = []
  const spreads: number[] = []
  for (let event = 0; !isBare && event < EVENTS; event += 1) {
    const asked = performance.now()
    const all = Promise.all(
      sockets.map(
        (socket) =>
          new Promise<number>((resolve) => {
            const look = (chunk: Buffer): void => {
              if (!chunk.includes('event: OrderPlaced')) return
              socket.off('data', look)
              resolve(performance.now())
            }
            socket.on('data', look)
          }),
      ),
    )
    child.send('place')
    const arrivals = await all
    delays.push(Math.max(...arrivals) - asked)
    spreads.push(percentile(arrivals, 50) - Math.min(...arrivals))
    await sleep(2_000)
  }
  for (const socket of sockets) socket.destroy()
  child.kill()
  await once(child, 'exit')
  return { memory: ((opened - before) * 1_024) / STREAMS, busy, delay: median(delays), spread: median(spreads) }
}

/** Ten thousand streams of a manager, who hears of every order, on the order service itself, without a gateway. */
export const streams = (): Promise<void> =>
  withFolder(async (folder) => {
    const bare = await measure(folder, true)
    const ours = await measure(folder, false)
    print({
      name: 'streams.memory',
      ratio: bare.memory / ours.memory,
      detail: `${ours.memory.toFixed(1)} KiB for each of ${STREAMS} idle streams, the bare server ${bare.memory.toFixed(1)}`,
    })
    print({
      name: 'streams.processor',
      ratio: AIM_BUSY / ours.busy,
      detail: `${ours.busy.toFixed(1)} ms of processor time in each second for all of them, the bare server ${bare.busy.toFixed(1)}`,
    })
    print({
      name: 'streams.delay',
      ratio: AIM_DELAY / ours.delay,
      detail: `${ours.delay.toFixed(0)} ms from the request to place an order until the last of them has the event, half of them ${ours.spread.toFixed(0)} ms after the first`,
    })
  })

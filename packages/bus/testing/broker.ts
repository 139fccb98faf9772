import { randomUUID } from 'node:crypto'
import { connect as connectTcp, createServer, type AddressInfo, type Socket } from 'node:net'
import { connect, type Channel } from 'amqplib'
import { systemClock } from '@souk/process'
import { createRabbitMqBus, type RabbitMqBus, type RabbitMqBusOptions } from '../src/rabbitmq.ts'

/** A way to the broker that can be disturbed without disturbing anybody else. */
export interface Way {
  readonly url: string
  /** Ends all connections at once, as if the machine had died. */
  cut(): void
  /** Whether new connections are refused. */
  refuse(refuses: boolean): void
  /** Nothing goes through the connections that there are, in either direction, and nobody is told. */
  silence(): void
  close(): Promise<void>
}

export const createWay = async (url: string): Promise<Way> => {
  const broker = new URL(url)
  const port = broker.port === '' ? 5672 : Number(broker.port)
  const sockets = new Set<Socket>()
  let isRefusing = false
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer((near) => {
    if (isRefusing) {
      near.destroy()
      return
    }
    const far = connectTcp({ host: broker.hostname, port, noDelay: true })
    near.setNoDelay(true)
    const pair = [near, far]
    for (const socket of pair) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        for (const other of pair) other.destroy()
      })
    }
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  // It listens on TCP, so its address has a port.
  broker.port = String((server.address() as AddressInfo).port)
  broker.hostname = '127.0.0.1'
  return {
    url: broker.href,
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

/** A part of the broker that a test has for itself: names of its own, and an outsider's channel to it. */
export interface TestBroker {
  readonly prefix: string
  /** Of somebody who is not on the bus. */
  readonly outsider: Channel
  createBus(options?: Partial<RabbitMqBusOptions>): RabbitMqBus
  createWay(): Promise<Way>
  /** Closes every bus and removes every queue. */
  end(): Promise<void>
}

export const openTestBroker = async (url: string): Promise<TestBroker> => {
  const prefix = `test-${randomUUID()}`
  const connection = await connect(url, { noDelay: true })
  connection.on('error', () => undefined)
  const outsider = await connection.createChannel()
  const buses: RabbitMqBus[] = []
  const ways: Way[] = []
  const names = new Set<string>()
  return {
    prefix,
    outsider,
    createBus: (options) => {
      const bus = createRabbitMqBus({ url, clock: systemClock, prefix, ...options })
      buses.push(bus)
      return {
        ...bus,
        subscribe: (name, handler) => {
          names.add(name)
          return bus.subscribe(name, handler)
        },
      }
    },
    createWay: async () => {
      const way = await createWay(url)
      ways.push(way)
      return way
    },
    end: async () => {
      await Promise.all(buses.map((bus) => bus.close()))
      await Promise.all(ways.map((way) => way.close()))
      await connection.close().catch(() => undefined)
      // Another one, for the broker may have been started anew.
      const cleaning = await connect(url)
      const channel = await cleaning.createChannel()
      for (const name of [...names].map((each) => `${prefix}.subscriber.${each}`)) await channel.deleteQueue(name)
      await channel.deleteQueue(`${prefix}.unheard`)
      await channel.deleteExchange(`${prefix}.events`)
      await channel.deleteExchange(`${prefix}.unheard`)
      await cleaning.close()
    },
  }
}

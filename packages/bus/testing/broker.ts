import { randomUUID } from 'node:crypto'
import { connect, type Channel } from 'amqplib'
import { systemClock } from '@souk/process'
import { openTcpProxy, type TcpProxy } from '@souk/testing'
import { createRabbitMqBus, type RabbitMqBus, type RabbitMqBusOptions } from '../src/rabbitmq.ts'

/** A part of the broker that a test has for itself: no other test uses its names. */
export interface TestBroker {
  readonly prefix: string
  /** A channel of somebody who is not on the bus. */
  readonly outsider: Channel
  createBus(options?: Partial<RabbitMqBusOptions>): RabbitMqBus
  /** A proxy that stands between a bus and the broker. */
  createWay(): Promise<TcpProxy>
  /** Closes every bus and every proxy, and removes every queue. */
  end(): Promise<void>
}

export const openTestBroker = async (url: string): Promise<TestBroker> => {
  const prefix = `test-${randomUUID()}`
  const connection = await connect(url, { noDelay: true })
  connection.on('error', () => undefined)
  const outsider = await connection.createChannel()
  const buses: RabbitMqBus[] = []
  const ways: TcpProxy[] = []
  const names = new Set<string>()
  return {
    prefix,
    outsider,
    createBus: (options) => {
      const bus = createRabbitMqBus({ url, clock: systemClock, prefix, declaresExchanges: true, ...options })
      buses.push(bus)
      return {
        ...bus,
        subscribe: (name, handler, subscribing) => {
          // Exclusive queues go by themselves.
          if (subscribing?.exclusive !== true) names.add(name)
          return bus.subscribe(name, handler, subscribing)
        },
      }
    },
    createWay: async () => {
      const way = await openTcpProxy(url)
      ways.push(way)
      return way
    },
    end: async () => {
      await Promise.all(buses.map((bus) => bus.close()))
      await Promise.all(ways.map((way) => way.close()))
      await connection.close().catch(() => undefined)
      // A new connection: the broker may have been restarted, and the first one lost.
      const cleaning = await connect(url)
      const channel = await cleaning.createChannel()
      for (const name of [...names].map((each) => `${prefix}.subscriber.${each}`)) await channel.deleteQueue(name)
      await channel.deleteQueue(`${prefix}.unheard`)
      for (const exchange of ['events', 'requests', 'unheard']) await channel.deleteExchange(`${prefix}.${exchange}`)
      await cleaning.close()
    },
  }
}

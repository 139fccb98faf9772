import { MongoClient } from 'mongodb'
import { openCouchAccountingStore } from '@souk/accounting/couchdb'
import { BusUnavailable } from '@souk/bus'
import { createRabbitMqBus } from '@souk/bus/rabbitmq'
import { openRedisCustomerStore } from '@souk/customer/redis'
import type { Servers } from '@souk/embedded'
import { eventStoreOperations, newId } from '@souk/log-protocol'
import { openPostgresOrderStore } from '@souk/order/postgres'
import { systemClock } from '@souk/process'

const emptyViews = async ({ redisUrl, databaseUrl, couchdbUrl }: Servers): Promise<void> => {
  const views = [
    ...(redisUrl === undefined ? [] : [openRedisCustomerStore(redisUrl)]),
    ...(databaseUrl === undefined ? [] : [openPostgresOrderStore(databaseUrl)]),
    ...(couchdbUrl === undefined ? [] : [openCouchAccountingStore(couchdbUrl)]),
  ]
  for (const view of views) {
    await view.clear()
    await view.close()
  }
}

/** Refuses a broker with a running event store, because the benchmark would append to the log of that shop. */
const refuseIfUsed = async ({ amqpUrl }: Servers): Promise<void> => {
  if (amqpUrl === undefined) return
  const bus = createRabbitMqBus({ url: amqpUrl, clock: systemClock, declaresExchanges: true })
  try {
    await bus.request(eventStoreOperations.head.name, {}, { timeoutMs: 5_000 })
  } catch (error) {
    if (error instanceof BusUnavailable && error.message.includes('nobody answers')) return
    throw error
  } finally {
    await bus.close()
  }
  throw new Error('a shop uses this broker: benchmarks need their own')
}

/**
 * Runs a task on the servers with a new log, which is removed afterwards. The views are emptied before and after the task.
 * @throws if a shop uses the broker
 */
export const withServers = async <Result>(servers: Servers, task: (servers: Servers) => Promise<Result>): Promise<Result> => {
  const { mongodbUrl } = servers
  await refuseIfUsed(servers)
  await emptyViews(servers)
  const own = mongodbUrl?.replace(/\/[^/?]*(?=\?|$)/, `/souk_bench_${newId().replaceAll('-', '')}`)
  try {
    return await task({ ...servers, mongodbUrl: own })
  } finally {
    await emptyViews(servers)
    if (own !== undefined) {
      const client = new MongoClient(own)
      await client.db().dropDatabase()
      await client.close()
    }
  }
}

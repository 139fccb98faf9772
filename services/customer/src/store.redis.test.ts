import { randomUUID } from 'node:crypto'
import { describe } from 'vitest'
import { describeCustomerStore } from './store.contract.ts'
import { openRedisCustomerStore } from './store.redis.ts'

const run = randomUUID()
const url = process.env['REDIS_URL']

describe.skipIf(url === undefined)('on Redis', () => {
  describeCustomerStore('Redis', async (data) => openRedisCustomerStore(url ?? '', { prefix: `test:${run}:${data}` }), { lasting: true })
})

export { openRedisSessionStore } from './access/session-store.redis.ts'
export { openRedisCustomerStore } from './view/store.redis.ts'
export { connectRedis } from './redis-connection.ts'

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createRabbitMqBus } from '@souk/bus/rabbitmq'
import { messageOf, newId } from '@souk/log-protocol'
import { inBackground, systemClock, runProcess } from '@souk/process'
import { createAccessFacts } from '@souk/service/access'
import { configFromEnvironment } from './config.ts'
import { createEventStore } from './event-store.ts'
import { createExperiments } from './experiments.ts'
import { createCommitFeed } from './http/commit-feed.ts'
import { buildEventStoreApp } from './http/routes.ts'
import { createLogVerifier } from './log-verifier.ts'
import { openLogSearch } from './search/log-search.sqlite.ts'
import { openMongoStorage } from './storage/storage.mongodb.ts'

await runProcess('event-store', configFromEnvironment, async ({ config, logger, closing, retryWhileUnavailable }) => {
  const { shop, log, state } = await retryWhileUnavailable(() => openMongoStorage(config.MONGODB_URL, { currency: config.SOUK_CURRENCY }))
  closing.push(() => log.close())
  closing.push(() => state.close())
  const bus = createRabbitMqBus({ url: config.AMQP_URL, name: 'event-store', clock: systemClock, logger, declaresExchanges: true })
  closing.push(() => bus.close())
  const facts = createAccessFacts({ clock: systemClock, logger })
  const commits = createCommitFeed(log, (error) => logger.warn({ error: String(error) }, 'commits could not be told'))
  const experiments = config.SOUK_FAILURE_LAB ? createExperiments({ clock: systemClock, newId, log }) : undefined
  const eventStore = createEventStore({ shop, log, state, bus, clock: systemClock, facts, commits, experiments })
  closing.push(() => eventStore.stop())
  await retryWhileUnavailable(() => eventStore.start())
  mkdirSync(config.SOUK_DATA, { recursive: true })
  const search = openLogSearch(join(config.SOUK_DATA, 'search.sqlite'), {
    log,
    shop,
    inBackground,
    clock: systemClock,
    removed: (fault) => logger.warn({ error: fault.message }, 'the index for searching the log cannot be used, and is built again'),
  })
  closing.push(() => search.close())
  search.follow((error) => logger.warn({ error: messageOf(error) }, 'the log cannot be indexed, will try again'))
  const verifier = createLogVerifier({ facts, eventStore, clock: systemClock, publicUrl: config.SOUK_PUBLIC_URL })
  return {
    app: buildEventStoreApp({
      log,
      commits,
      search,
      consumers: state.consumers,
      eventStore,
      experiments,
      database: 'MongoDB',
      verifier,
      clock: systemClock,
      logger,
      newId,
    }),
    readiness: async () => {
      const health = await eventStore.health()
      const ready = bus.health().connected && health.publishError === null
      return { ready, bus: bus.health(), lag: health.head.position - health.published, ...health }
    },
  }
})

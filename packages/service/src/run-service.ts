import type { Bus } from '@souk/bus'
import { createRabbitMqBus } from '@souk/bus/rabbitmq'
import type { ServiceName } from '@souk/contracts'
import type { App } from '@souk/http'
import { eventStoreOperations as operations, messageOf, newId } from '@souk/log-protocol'
import { runProcess, StartFault, systemClock, type ProcessConfig } from '@souk/process'
import { announce } from './announce.ts'
import { createAsk } from './consume/request.ts'
import { withFaults } from './faults/faults.ts'
import { serviceReadiness, type Service, type ServiceDependencies } from './service.ts'

/** What a service is started with in a process of its own. */
export interface ServiceStart<Config> {
  readonly config: Config
  readonly dependencies: ServiceDependencies
  /** Logs that a connection of the store failed. */
  readonly connectionFailed: (error: unknown) => void
}

interface ServiceConfig extends ProcessConfig {
  readonly AMQP_URL: string
  readonly SOUK_PUBLIC_URL: string
  /** Only for services that show or write amounts. */
  readonly SOUK_CURRENCY?: string
  /** Only for services whose answers a cache may keep. */
  readonly SOUK_CACHE_URL?: string | undefined
  /** Only for services that take part in an order. */
  readonly SOUK_FAILURE_LAB?: boolean
}

/** @throws StartFault if the amounts in the log are in another currency */
export const expectCurrency = async (bus: Pick<Bus, 'request'>, configured: string): Promise<void> => {
  const { currency } = await createAsk(bus)(operations.shop, {})
  if (currency !== configured)
    throw new StartFault(`settings: SOUK_CURRENCY is ${configured}, but the amounts in the log are in ${currency}`)
}

/**
 * Runs a service as a process of its own, with RabbitMQ as its bus, until it is asked to end.
 * Settings that are wrong, or a port that cannot be had, are one line on standard error, and exit code 1.
 */
export const runService = <Config extends ServiceConfig>(
  name: ServiceName,
  configure: () => Config,
  start: (starting: ServiceStart<Config>) => Promise<{ readonly service: Service; readonly app: App }>,
): Promise<void> =>
  runProcess(name, configure, async ({ config, logger, closing, retryWhileUnavailable, ending, fatal }) => {
    const broker = createRabbitMqBus({ url: config.AMQP_URL, name, clock: systemClock, logger })
    closing.push(() => broker.close())
    const { bus, faults } = withFaults(broker, { isAllowed: config.SOUK_FAILURE_LAB === true, service: name, clock: systemClock, logger })
    const { SOUK_CURRENCY: currency } = config
    if (currency !== undefined) await retryWhileUnavailable(() => expectCurrency(bus, currency))
    const { service, app } = await start({
      config,
      dependencies: {
        bus,
        faults,
        clock: systemClock,
        newId,
        logger,
        publicUrl: config.SOUK_PUBLIC_URL,
        cacheUrl: config.SOUK_CACHE_URL,
        ending,
        fatal,
      },
      connectionFailed: (error) => logger.warn({ error: messageOf(error) }, 'a connection to the database failed'),
    })
    closing.push(() => service.stop())
    closing.push(announce({ service, bus, clock: systemClock }))
    return { app, readiness: () => serviceReadiness(service) }
  })

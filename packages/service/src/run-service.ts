import { createRabbitMqBus } from '@souk/bus/rabbitmq'
import type { ServiceName } from '@souk/contracts'
import type { App } from '@souk/http'
import { messageOf, newId } from '@souk/log-protocol'
import { runProcess, systemClock, type ProcessConfig } from '@souk/process'
import { serviceReadiness, type Service, type ServiceDependencies } from './service.ts'

/** What a service is started with in a process of its own. */
export interface ServiceStart<Config> {
  readonly config: Config
  readonly dependencies: ServiceDependencies
  /** Logs that a connection of the store failed. */
  readonly connectionFailed: (error: unknown) => void
}

/**
 * Runs a service as a process of its own, with RabbitMQ as its bus, until it is asked to end.
 * Settings that are wrong, or a port that cannot be had, are one line on standard error, and exit code 1.
 */
export const runService = <Config extends ProcessConfig & { readonly AMQP_URL: string }>(
  name: ServiceName,
  configure: () => Config,
  start: (starting: ServiceStart<Config>) => Promise<{ readonly service: Service; readonly app: App }>,
): Promise<void> =>
  runProcess(name, configure, async ({ config, logger, closing, ending, fatal }) => {
    const bus = createRabbitMqBus({ url: config.AMQP_URL, name, clock: systemClock, logger })
    closing.push(() => bus.close())
    const { service, app } = await start({
      config,
      dependencies: { bus, clock: systemClock, newId, logger, ending, fatal },
      connectionFailed: (error) => logger.warn({ error: messageOf(error) }, 'a connection to the database failed'),
    })
    closing.push(() => service.stop())
    return { app, readiness: () => serviceReadiness(service) }
  })

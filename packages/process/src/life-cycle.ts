import closeWithGrace from 'close-with-grace'
import { pino } from 'pino'
import { createApp, type App, type Logger } from '@souk/http'
import { messageOf, newId } from '@souk/log-protocol'
import { systemClock } from './clock.ts'
import { retryWhileUnavailable } from './retry.ts'
import { StartFault } from './settings.ts'

/** Whether a process does its work now, and figures that say why not. */
export interface Readiness {
  readonly ready: boolean
  readonly [figure: string]: unknown
}

/** What only operators need, on a port of its own: that the process lives, and whether it works. */
export const buildInternalApp = (logger: Logger, readiness: () => Promise<Readiness>): App => {
  const app = createApp({ logger, newId })
  app.get('/_internal_/healthcheck', {}, async () => ({ status: 'healthy' }))
  app.get('/_internal_/readiness', {}, async (_request, reply) => {
    const state = await readiness()
    reply.code(state.ready ? 200 : 503)
    return state
  })
  return app
}

/** One line for each answer. The pattern of the route, not the path or the query: those may name somebody. */
const logAnswers = (app: App, logger: Logger): void => {
  app.addHook('onResponse', async ({ id, method, routeOptions }, { statusCode, elapsedTime }) => {
    logger.info(
      { requestId: id, method, route: routeOptions.url ?? null, status: statusCode, milliseconds: Math.round(elapsedTime) },
      'answered',
    )
  })
}

/** Lets the app listen. @throws StartFault if the port cannot be had */
export const listen = async (app: App, host: string, port: number): Promise<string> => {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new StartFault(`port ${port} of ${host} is taken`, { cause: error })
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartFault(`cannot listen on port ${port} of ${host}: ${code}`, { cause: error })
    }
    throw error
  }
}

/** What is to be closed, in the order in which it was opened. */
export type Closing = (() => Promise<unknown> | void)[]

/** Closes everything, the last opened first; what fails is logged and keeps nothing else open. */
export const closeAll = async (closing: Closing, logger: Pick<Logger, 'warn'>): Promise<void> => {
  for (let close = closing.pop(); close !== undefined; close = closing.pop()) {
    try {
      await close()
    } catch (error) {
      logger.warn({ error: error instanceof Error ? error.stack : String(error) }, 'something could not be closed')
    }
  }
}

/** What a process gets to start with. */
export interface Starting<Config> {
  readonly config: Config
  readonly logger: Logger
  /** Whatever is pushed here is called when the process ends, the last first, after PORT is closed. */
  readonly closing: Closing
  /** Does it again until what it needs is there: LogUnavailable, StoreUnavailable and BusUnavailable say that it is not. */
  retryWhileUnavailable<Result>(task: () => Promise<Result>): Promise<Result>
  /** Aborted when the process is asked to end. */
  readonly ending: AbortSignal
}

/** What a process has become when it has started. */
export interface Started {
  /** What answers on PORT; it is made to listen by who runs the process. */
  readonly app: App
  readiness(): Promise<Readiness>
}

export interface ProcessConfig {
  readonly HOST: string
  readonly PORT: number
  readonly INTERNAL_PORT: number
  readonly LOG_LEVEL: string
}

export interface RunningProcess {
  /** Where it listens; settles when it has started, or cannot. */
  readonly url: Promise<string>
  readonly internalUrl: string
  /** Answers what has been asked, finishes what is in work, and closes everything. */
  close(): Promise<void>
}

/**
 * Starts a process: health on INTERNAL_PORT at once, so that it can be watched while it waits for its servers; PORT when it has started.
 * @throws StartFault if INTERNAL_PORT cannot be had
 */
export const startProcess = async <Config extends ProcessConfig>(
  config: Config,
  logger: Logger,
  start: (starting: Starting<Config>) => Promise<Started>,
): Promise<RunningProcess> => {
  const closing: Closing = []
  const ending = new AbortController()
  let readiness = async (): Promise<Readiness> => ({ ready: false, state: 'starting' })
  const internal = buildInternalApp(logger, async () => {
    try {
      return await readiness()
    } catch (error) {
      return { ready: false, error: messageOf(error) }
    }
  })
  const internalUrl = await listen(internal, config.HOST, config.INTERNAL_PORT)

  const open = async (): Promise<string> => {
    const wait: Starting<Config>['retryWhileUnavailable'] = (task) => retryWhileUnavailable(systemClock, logger, task, ending.signal)
    const started = await start({ config, logger, closing, retryWhileUnavailable: wait, ending: ending.signal })
    logAnswers(started.app, logger)
    const url = await listen(started.app, config.HOST, config.PORT)
    closing.push(() => started.app.close())
    readiness = started.readiness
    return url
  }
  const url = open()
  // Who cares awaits it.
  url.catch(() => undefined)

  return {
    url,
    internalUrl,
    close: async () => {
      ending.abort()
      readiness = async () => ({ ready: false, state: 'ending' })
      await closeAll(closing, logger)
      // What was about to start finds everything closed, but may have opened something in between.
      await url.catch(() => undefined)
      await closeAll(closing, logger)
      await internal.close()
    },
  }
}

/** Docker kills after 10 s what was asked to end. */
const LONGEST_END_MS = 9_000

/**
 * Runs a process until it is asked to end (SIGTERM, SIGINT), then finishes what is in work, within 10 s.
 * Logs one JSON object a line to standard output. A StartFault is one line on standard error, and exit code 1.
 */
export const runProcess = async <Config extends ProcessConfig>(
  name: string,
  configure: () => Config,
  start: (starting: Starting<Config>) => Promise<Started>,
): Promise<void> => {
  try {
    const config = configure()
    const logger = pino({ level: config.LOG_LEVEL, base: { process: name }, timestamp: pino.stdTimeFunctions.isoTime })
    const running = await startProcess(config, logger, start)
    let isEnding = false
    closeWithGrace({ delay: LONGEST_END_MS, logger }, async ({ err, signal }) => {
      isEnding = true
      if (err) logger.fatal({ error: err.stack }, 'an error nobody handled')
      else logger.info({ signal }, 'asked to end')
      await running.close()
    })
    try {
      logger.info({ url: await running.url, internalUrl: running.internalUrl }, 'started')
    } catch (error) {
      // What waits when it is asked to end gives up.
      if (isEnding) return
      await running.close()
      throw error
    }
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof StartFault ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  }
}

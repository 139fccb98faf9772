import closeWithGrace from 'close-with-grace'
import { pino } from 'pino'
import { createApp, type App, type Logger } from '@souk/http'
import { messageOf, newId } from '@souk/log-protocol'
import { systemClock } from './clock.ts'
import { retryWhileUnavailable } from './retry.ts'
import { StartFault } from './settings.ts'

/** Whether a process does its work now, with figures that explain it. */
export interface Readiness {
  readonly ready: boolean
  readonly [figure: string]: unknown
}

/** The application for operators, on a port of its own: is the process alive, and is it ready? */
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

/** Logs one line for each answer. It holds the pattern of the route; the path and the query could name somebody. */
const logAnswers = (app: App, logger: Logger): void => {
  app.addHook('onResponse', async ({ id, method, routeOptions }, { statusCode, elapsedTime }) => {
    logger.info(
      { requestId: id, method, route: routeOptions.url ?? null, status: statusCode, milliseconds: Math.round(elapsedTime) },
      'answered',
    )
  })
}

/** Starts to listen, and resolves to the URL. @throws StartFault if the port cannot be used */
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

/** How to close what has been opened, in the order of opening. */
export type Closing = (() => Promise<unknown> | void)[]

/** Closes everything, the last opened first. A failure is logged, and the rest is closed nevertheless. */
export const closeAll = async (closing: Closing, logger: Pick<Logger, 'warn'>): Promise<void> => {
  for (let close = closing.pop(); close !== undefined; close = closing.pop()) {
    try {
      await close()
    } catch (error) {
      logger.warn({ error: error instanceof Error ? error.stack : String(error) }, 'something could not be closed')
    }
  }
}

/** What the start function of a process gets. */
export interface Starting<Config> {
  readonly config: Config
  readonly logger: Logger
  /** Called when the process ends, the last one first, after PORT is closed. */
  readonly closing: Closing
  /** Retries a task while it rejects with `Unavailable`: LogUnavailable, StoreUnavailable or BusUnavailable. */
  retryWhileUnavailable<Result>(task: () => Promise<Result>): Promise<Result>
  /** Aborted when the process is asked to end. */
  readonly ending: AbortSignal
  /** Ends the process at once with one line that says why. Whoever watches over it starts it again. */
  readonly fatal: (fault: Error) => void
}

/** What the start function of a process returns. */
export interface Started {
  /** The application for PORT. It does not listen yet. */
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
  /** The URL of PORT. Resolves when the process has started; rejects if it cannot start. */
  readonly url: Promise<string>
  readonly internalUrl: string
  /** Answers the open requests, finishes the work under way, and closes everything. */
  close(): Promise<void>
}

/**
 * Starts a process. INTERNAL_PORT answers at once, so that operators can watch the process while it waits for its servers. PORT follows when it has started.
 * @throws StartFault if INTERNAL_PORT cannot be used
 */
export const startProcess = async <Config extends ProcessConfig>(
  config: Config,
  logger: Logger,
  start: (starting: Starting<Config>) => Promise<Started>,
  fatal: (fault: Error) => void = exitOn('process'),
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
    const started = await start({ config, logger, closing, retryWhileUnavailable: wait, ending: ending.signal, fatal })
    logAnswers(started.app, logger)
    const url = await listen(started.app, config.HOST, config.PORT)
    closing.push(() => started.app.close())
    readiness = started.readiness
    return url
  }
  const url = open()
  // The caller may not await it.
  url.catch(() => undefined)

  return {
    url,
    internalUrl,
    close: async () => {
      ending.abort()
      readiness = async () => ({ ready: false, state: 'ending' })
      await closeAll(closing, logger)
      // A start under way fails now, but may have opened something in between.
      await url.catch(() => undefined)
      await closeAll(closing, logger)
      await internal.close()
    },
  }
}

/** Ends the process at once, with one line on standard error: nothing that it still could do is of use. */
export const exitOn =
  (name: string) =>
  (fault: Error): never => {
    process.stderr.write(`${name}: ${fault.message}\n`)
    process.exit(1)
  }

/** Docker kills a process 10 s after asking it to end. */
const LONGEST_END_MS = 9_000

/**
 * Runs a process until SIGTERM or SIGINT asks it to end. Then it finishes the work under way, within 10 s.
 * The log is one JSON object a line on standard output. A StartFault is one line on standard error, and exit code 1.
 */
export const runProcess = async <Config extends ProcessConfig>(
  name: string,
  configure: () => Config,
  start: (starting: Starting<Config>) => Promise<Started>,
): Promise<void> => {
  try {
    const config = configure()
    const logger = pino({ level: config.LOG_LEVEL, base: { process: name }, timestamp: pino.stdTimeFunctions.isoTime })
    const running = await startProcess(config, logger, start, exitOn(name))
    let isEnding = false
    closeWithGrace({ delay: LONGEST_END_MS, logger }, async ({ err, signal }) => {
      isEnding = true
      if (err) logger.fatal({ error: err.stack }, 'unhandled error')
      else logger.info({ signal }, 'asked to end')
      await running.close()
    })
    try {
      logger.info({ url: await running.url, internalUrl: running.internalUrl }, 'started')
    } catch (error) {
      // It was asked to end while it waited.
      if (isEnding) return
      await running.close()
      throw error
    }
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof StartFault ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  }
}

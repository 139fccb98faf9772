import {
  MongoClient,
  MongoClientClosedError,
  MongoError,
  MongoNetworkError,
  MongoServerClosedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
  type MongoClientOptions,
} from 'mongodb'
import { messageOf, LogUnavailable } from '@souk/log-protocol'
import { StartFault } from '@souk/process'

export interface MongoOptions {
  /** The database (default: that in the URL). */
  readonly database?: string
  /** Milliseconds after which a server that cannot be reached counts as away. */
  readonly serverSelectionTimeoutMs?: number
  /** Milliseconds after which a call without answer fails. The outcome of a write is then unknown. */
  readonly answerTimeoutMs?: number
}

const SERVER_SELECTION_TIMEOUT_MS = 3_000
const ANSWER_TIMEOUT_MS = 10_000
const MAX_CONNECTIONS = 20
/** Milliseconds between attempts to find a lost server. */
const LOOK_AGAIN_MS = 50

/** Defaults that the URL can override. */
const defaultsFor = ({
  serverSelectionTimeoutMs: away = SERVER_SELECTION_TIMEOUT_MS,
  answerTimeoutMs = ANSWER_TIMEOUT_MS,
}: MongoOptions) => ({
  serverSelectionTimeoutMS: away,
  connectTimeoutMS: away,
  waitQueueTimeoutMS: away,
  // Longer than the server waits for the majority, so that the server can report that it has given up.
  socketTimeoutMS: answerTimeoutMs + 2_000,
  minHeartbeatFrequencyMS: LOOK_AGAIN_MS,
  maxPoolSize: MAX_CONNECTIONS,
})

const optionsFor = (url: string, options: MongoOptions): MongoClientOptions => {
  const query = url.slice(url.indexOf('?')).toLowerCase()
  return {
    ...Object.fromEntries(Object.entries(defaultsFor(options)).filter(([name]) => !query.includes(`${name.toLowerCase()}=`))),
    appName: 'souk-event-store',
    // Writes are on the disks of a majority, and reads come from there. What was once seen is never rolled back.
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    // The writer looks up a write that may have taken effect. The driver must not send it again.
    retryWrites: false,
  }
}

/** A client that connects when it is first used. @throws StartFault if the driver does not accept the URL */
export const createMongoClient = (url: string, options: MongoOptions): MongoClient => {
  try {
    return new MongoClient(url, optionsFor(url, options))
  } catch {
    // The driver's message may hold the password.
    throw new StartFault('settings: MONGODB_URL: not a connection string that MongoDB understands')
  }
}

const DUPLICATE_KEY = 11_000
const UNAUTHORIZED = 13
/** The server is no longer primary, or is about to stop. Another one answers soon. */
const STATE_CHANGES: ReadonlySet<unknown> = new Set([91, 189, 10_107, 11_600, 11_602, 13_435, 13_436])
/** Errors whose classes the driver does not export. `MongoPoolClearedOnNetworkError` is not among them: it interrupts calls under way. */
const BEFORE_SENDING: ReadonlySet<string> = new Set(['MongoPoolClosedError', 'MongoPoolClearedError', 'MongoWaitQueueTimeoutError'])

/** Whether a unique index refused a document. */
export const isDuplicate = (error: unknown): boolean => error instanceof MongoServerError && error.code === DUPLICATE_KEY

/** Whether a call certainly had no effect, for a reason that may pass: it was never sent, or refused unseen. */
const isWithoutEffect = (error: unknown): boolean => {
  if (!(error instanceof MongoError)) return false
  return (
    error instanceof MongoServerSelectionError ||
    error instanceof MongoClientClosedError ||
    error instanceof MongoTopologyClosedError ||
    error instanceof MongoServerClosedError ||
    BEFORE_SENDING.has(error.name) ||
    // The client could not connect or log in.
    error.hasErrorLabel('HandshakeError') ||
    error.hasErrorLabel('SystemOverloadedError') ||
    error.code === UNAUTHORIZED
  )
}

const unavailable = (error: unknown): LogUnavailable => new LogUnavailable(`MongoDB is away: ${messageOf(error)}`, { cause: error })

/** Runs a read. Reads have no effect, so every failure that may pass becomes {@link LogUnavailable}. */
export const reading = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work()
  } catch (error) {
    const mayPass = error instanceof MongoNetworkError || (error instanceof MongoServerError && STATE_CHANGES.has(error.code))
    throw mayPass || isWithoutEffect(error) ? unavailable(error) : error
  }
}

/** Runs a write. It rejects with {@link LogUnavailable} if it certainly had no effect. After any other error the outcome is unknown. */
export const writing = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work()
  } catch (error) {
    throw isWithoutEffect(error) ? unavailable(error) : error
  }
}

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
  /** Default: the one in the URL. */
  readonly database?: string
  /** Milliseconds after which a server that cannot be reached is away. */
  readonly serverSelectionTimeoutMs?: number
  /** Milliseconds after which a server that does not answer has failed; a write is then in doubt. */
  readonly answerTimeoutMs?: number
}

const SERVER_SELECTION_TIMEOUT_MS = 3_000
const ANSWER_TIMEOUT_MS = 10_000
const MAX_CONNECTIONS = 20
/** After how long a server that was lost is looked for again. */
const LOOK_AGAIN_MS = 50

/** What the URL may say otherwise. */
const defaultsFor = ({
  serverSelectionTimeoutMs: away = SERVER_SELECTION_TIMEOUT_MS,
  answerTimeoutMs = ANSWER_TIMEOUT_MS,
}: MongoOptions) => ({
  serverSelectionTimeoutMS: away,
  connectTimeoutMS: away,
  waitQueueTimeoutMS: away,
  // Longer than the server waits for the majority, so that it can say that it has given up.
  socketTimeoutMS: answerTimeoutMs + 2_000,
  minHeartbeatFrequencyMS: LOOK_AGAIN_MS,
  maxPoolSize: MAX_CONNECTIONS,
})

const optionsFor = (url: string, options: MongoOptions): MongoClientOptions => {
  const query = url.slice(url.indexOf('?')).toLowerCase()
  return {
    ...Object.fromEntries(Object.entries(defaultsFor(options)).filter(([name]) => !query.includes(`${name.toLowerCase()}=`))),
    appName: 'souk-event-store',
    // On the disks of a majority, and read only from there: what has once been seen is never rolled back.
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    // A write that may have taken effect is looked up by us: the driver must not send it again.
    retryWrites: false,
  }
}

/** A client that connects when it is first used. @throws StartFault if the URL is none, which it does not quote */
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
/** Not the primary any more, or about to stop: another server answers soon. */
const STATE_CHANGES: ReadonlySet<unknown> = new Set([91, 189, 10_107, 11_600, 11_602, 13_435, 13_436])
/** The driver does not export their classes. `MongoPoolClearedOnNetworkError` is none of them: it cuts what is in work. */
const BEFORE_SENDING: ReadonlySet<string> = new Set(['MongoPoolClosedError', 'MongoPoolClearedError', 'MongoWaitQueueTimeoutError'])

/** Whether a document was refused because another has its value in a unique index. */
export const isDuplicate = (error: unknown): boolean => error instanceof MongoServerError && error.code === DUPLICATE_KEY

/** Whether a call surely had no effect, for a reason that may pass: it was never sent, or refused before it was looked at. */
const isWithoutEffect = (error: unknown): boolean => {
  if (!(error instanceof MongoError)) return false
  return (
    error instanceof MongoServerSelectionError ||
    error instanceof MongoClientClosedError ||
    error instanceof MongoTopologyClosedError ||
    error instanceof MongoServerClosedError ||
    BEFORE_SENDING.has(error.name) ||
    // The connection could not be made, or not be authenticated.
    error.hasErrorLabel('HandshakeError') ||
    error.hasErrorLabel('SystemOverloadedError') ||
    error.code === UNAUTHORIZED
  )
}

const unavailable = (error: unknown): LogUnavailable => new LogUnavailable(`MongoDB is away: ${messageOf(error)}`, { cause: error })

/** Reading has no effect: whatever may pass is {@link LogUnavailable}. */
export const reading = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work()
  } catch (error) {
    const mayPass = error instanceof MongoNetworkError || (error instanceof MongoServerError && STATE_CHANGES.has(error.code))
    throw mayPass || isWithoutEffect(error) ? unavailable(error) : error
  }
}

/** Writing: {@link LogUnavailable} if surely nothing took effect, any other error leaves it unknown. */
export const writing = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work()
  } catch (error) {
    throw isWithoutEffect(error) ? unavailable(error) : error
  }
}

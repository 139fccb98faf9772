import type { Logger } from '@souk/process'

/** Drops everything it is told. */
export const silentLogger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }

export interface LogLine {
  readonly fields: object
  readonly message: string
}

/** Keeps what it is told, for tests that look at it. */
export interface RecordingLogger {
  readonly logger: Logger
  readonly lines: readonly LogLine[]
  messages(): string[]
}

export const createRecordingLogger = (): RecordingLogger => {
  const lines: LogLine[] = []
  const note = (fields: object, message: string): void => void lines.push({ fields, message })
  return { logger: { info: note, warn: note, error: note }, lines, messages: () => lines.map(({ message }) => message) }
}

import { get, type IncomingMessage } from 'node:http'

/** A message of a stream of events, as its reader sees it. */
export interface ReadMessage {
  readonly id: string | undefined
  readonly event: string | undefined
  readonly data: unknown
}

/** A reader of a stream of events, over a socket of its own. */
export interface StreamReader {
  readonly answer: IncomingMessage
  /** All blocks so far, also those without data. */
  readonly blocks: readonly ReadMessage[]
  /** The messages so far. */
  messages(): readonly ReadMessage[]
  /** Whether the stream has ended, or was cut. */
  readonly isOver: boolean
  close(): void
}

const blockOf = (text: string): ReadMessage => {
  const field = (name: string): string | undefined => new RegExp(`^${name}: ?(.*)$`, 'm').exec(text)?.[1]
  const data = field('data')
  return { id: field('id'), event: field('event'), data: data === undefined ? undefined : JSON.parse(data) }
}

/** Opens a stream of events. Resolves when its headers are there. */
export const openStream = (url: string, headers: Readonly<Record<string, string>> = {}): Promise<StreamReader> =>
  new Promise((resolve, reject) => {
    const sent = get(url, { headers, agent: false }, (answer) => {
      const blocks: ReadMessage[] = []
      let isOver = false
      let rest = ''
      answer.setEncoding('utf8')
      answer.on('data', (text: string) => {
        const parts = (rest + text).split('\n\n')
        rest = parts.pop() ?? ''
        blocks.push(...parts.map(blockOf))
      })
      answer.on('close', () => (isOver = true)).on('error', () => undefined)
      resolve({
        answer,
        blocks,
        messages: () => blocks.filter(({ data }) => data !== undefined),
        get isOver() {
          return isOver
        },
        close: () => sent.destroy(),
      })
    })
    sent.on('error', reject)
  })

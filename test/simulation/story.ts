import { createHash } from 'node:crypto'

/** Something ordinary, a fault that was put in, or what the operator or the judge says. */
export type EntryKind = 'event' | 'fault' | 'verdict'

interface Entry {
  readonly at: number
  readonly kind: EntryKind
  readonly actor: string
  readonly text: string
}

/** All that happened in one run, in order. Its lines show names such as `order-3` instead of UUIDs. */
export interface Story {
  tell(actor: string, text: string, kind?: EntryKind): void
  /** Gives an id a name. All lines show it, also those told before. */
  name(id: string, name: string): void
  nameOf(id: string): string
  /** SHA-256 of everything told, with ids instead of names. */
  hash(): string
  lines(): readonly string[]
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

const MARK: Readonly<Record<EntryKind, string>> = { event: ' ', fault: '!', verdict: '=' }

export const createStory = (now: () => number, start: number): Story => {
  const entries: Entry[] = []
  const names = new Map<string, string>()
  const nameOf = (id: string): string => names.get(id) ?? id
  return {
    tell: (actor, text, kind = 'event') => void entries.push({ at: now() - start, kind, actor, text }),
    name: (id, name) => void names.set(id, name),
    nameOf,
    hash: () => {
      const hash = createHash('sha256')
      for (const { at, kind, actor, text } of entries) hash.update(`${at} ${kind} ${actor} ${text}\n`)
      return hash.digest('hex')
    },
    lines: () =>
      entries.map(({ at, kind, actor, text }) => {
        const seconds = (at / 1_000).toFixed(3).padStart(9)
        return `${seconds} ${MARK[kind]} ${actor.padEnd(14)} ${text.replaceAll(ID, nameOf)}`
      }),
  }
}

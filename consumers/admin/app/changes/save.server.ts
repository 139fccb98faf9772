import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, Problem } from '@souk/client'
import { answerOf, type Context } from '@souk/site/pages/server'
import { clashes, mergeOf, wantedOf, type Fields, type MergedField } from './merge.ts'
import { sent } from './sent.server.ts'
import { before, type HistoryItem } from './undo.ts'

/** Something that several people edit: a product or a category. */
export interface Thing {
  /** What it is now. */
  readonly read: () => Promise<{ readonly version: number; readonly fields: Fields }>
  readonly history: (query: HistoryQuery) => Promise<Answer<{ readonly items: readonly HistoryItem[]; readonly nextCursor: string | null }>>
  /** Changes these fields of the version that `ifMatch` names. */
  readonly write: (wanted: Fields, ifMatch: string) => Promise<Answer<unknown>>
}

interface HistoryQuery {
  readonly limit: number
  readonly cursor?: string
}

const PAGE = 100

/** The newest part of a history, up to the item that ends it. */
const historyUntil = async (context: Context, { history }: Thing, isEnd: (item: HistoryItem) => boolean): Promise<HistoryItem[]> => {
  const found: HistoryItem[] = []
  for (let cursor: string | undefined; ;) {
    const { items, nextCursor } = await answerOf(context, history({ limit: PAGE, ...(cursor !== undefined && { cursor }) }))
    const end = items.findIndex(isEnd)
    found.push(...(end < 0 ? items : items.slice(0, end)))
    if (end >= 0 || nextCursor === null) return found
    cursor = nextCursor
  }
}

/** What has happened after a commit, and in it: the newest first. */
export const historyFrom = async (context: Context, thing: Thing, position: number) => {
  const items = await historyUntil(context, thing, (item) => item.position < position)
  return { after: items.filter((item) => item.position > position), inIt: items.filter((item) => item.position === position) }
}

/** Two edits that nobody but a person can put together. */
export interface Conflict {
  readonly merged: readonly MergedField[]
  /** The version that the edit began with, and that of now. */
  readonly base: number
  readonly version: number
  /** What the others have done meanwhile, the newest first. */
  readonly since: readonly HistoryItem[]
}

export type Saved =
  | {
      readonly kind: 'saved'
      readonly position: number
      readonly before: Fields
      readonly wanted: Fields
      /** Whether others have changed other fields meanwhile. */
      readonly isMerged: boolean
    }
  | { readonly kind: 'same' }
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  | { readonly kind: 'refused'; readonly problem: Problem }

const ATTEMPTS = 5
const PAUSE_MS = 100

/**
 * Saves an edit that began with a version. What others have changed since then stays. The write names the version that it was put
 * together with, so that whoever is quicker is not overwritten: then it is put together again.
 */
export const save = async (context: Context, thing: Thing, version: number, yours: Fields): Promise<Saved> => {
  for (let attempt = 1; ; attempt += 1) {
    const now = await thing.read()
    const since = now.version === version ? [] : await historyUntil(context, thing, (item) => item.version <= version)
    const base = before(now.fields, since)
    const merged = mergeOf(base, now.fields, { ...base, ...yours })
    if (clashes(merged)) {
      const edits = since.filter(({ changes }) => changes.length > 0)
      return { kind: 'conflict', conflict: { merged, base: version, version: now.version, since: edits } }
    }
    const wanted = wantedOf(merged)
    if (Object.keys(wanted).length === 0) return { kind: 'same' }
    const answer = await sent(context, thing.write(wanted, `"${now.version}"`))
    if (answer.problem === undefined) {
      return { kind: 'saved', position: answer.position, before: now.fields, wanted, isMerged: merged.some(({ by }) => by === 'they') }
    }
    if (answer.problem.code !== 'precondition-failed' || attempt === ATTEMPTS) return { kind: 'refused', problem: answer.problem }
    // The catalogue does not show yet what was written.
    await pause(PAUSE_MS)
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, Problem } from '@souk/client'
import { answerOf, type Context } from '@souk/site/pages/server'
import { clashes, mergeOf, wantedOf, writesOf, type Fields, type MergedField } from './merge.ts'
import { sent } from './sent.server.ts'
import { before, type HistoryItem } from './undo.ts'

/** Something that several people edit: a product or a category. */
export interface Thing {
  /** What it is now. */
  readonly read: () => Promise<{ readonly version: number; readonly fields: Fields }>
  readonly history: (query: HistoryQuery) => Promise<Answer<{ readonly items: readonly HistoryItem[]; readonly nextCursor: string | null }>>
  /** Changes these fields of the version that `ifMatch` names: the state, or others. */
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

/** What was written of an edit. */
interface Written {
  readonly kind: 'saved'
  /** Where the last write stands in the log. */
  readonly position: number
  readonly writes: number
  readonly before: Fields
  readonly wanted: Fields
  /** Whether others have changed other fields meanwhile. */
  readonly isMerged: boolean
}

export type Saved =
  | Written
  | { readonly kind: 'same' }
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  /** `written`: what was done before. */
  | { readonly kind: 'refused'; readonly problem: Problem; readonly written: Written | undefined }

const ATTEMPTS = 5
const PAUSE_MS = 100

/**
 * Saves an edit that began with a version. What others have changed since then stays. Each write names the version that it was put
 * together with, so that whoever is quicker is not overwritten: then it is put together again, as before each further write.
 * Nothing is written if it clashes from the beginning.
 */
export const save = async (context: Context, thing: Thing, version: number, yours: Fields): Promise<Saved> => {
  let written: Written | undefined
  for (let failures = 0; ;) {
    const now = await thing.read()
    const since = now.version === version ? [] : await historyUntil(context, thing, (item) => item.version <= version)
    const base = before(now.fields, since)
    const merged = mergeOf(base, now.fields, { ...base, ...yours })
    if (clashes(merged)) {
      const edits = since.filter(({ changes }) => changes.length > 0)
      return { kind: 'conflict', conflict: { merged, base: version, version: now.version, since: edits } }
    }
    const [next, ...more] = writesOf(wantedOf(merged))
    if (next === undefined) return written ?? { kind: 'same' }
    const answer = await sent(context, thing.write(next, `"${now.version}"`))
    if (answer.problem === undefined) {
      written = {
        kind: 'saved',
        position: answer.position,
        writes: (written?.writes ?? 0) + 1,
        before: written?.before ?? now.fields,
        wanted: { ...written?.wanted, ...next },
        isMerged: written?.isMerged ?? merged.some(({ by }) => by === 'they'),
      }
      if (more.length === 0) return written
      continue
    }
    failures += 1
    if (answer.problem.code !== 'precondition-failed' || failures === ATTEMPTS) return { kind: 'refused', problem: answer.problem, written }
    // The catalogue does not show yet what was written.
    await pause(PAUSE_MS)
  }
}

import { createHash } from 'node:crypto'
import { canonicalJson } from '@souk/log-protocol'
import type { Background } from '@souk/process'
import { isSameView, type ViewCheckpoint, type ViewStore } from './view-store.ts'

/** What the rows of a collection come to. */
export interface Fingerprint {
  readonly rows: number
  readonly sha256: string
}

/** A row as others may see it. */
export const withoutPersonal = (row: object): Readonly<Record<string, unknown>> => {
  const { personal: _, ...rest } = row as { personal?: unknown }
  return rest
}

/** Rows in one step: some milliseconds of work. */
const PAGE = 500

/**
 * The SHA-256 of the rows of a collection without personal data, in the order of their ids: of each row a line `{"id":…,"row":…}` of canonical JSON.
 * It follows from the log, so it is the same for every build of a view at one position, whatever database keeps it.
 * @param ending  checked before each page
 * @returns undefined if the view does not stand there, or not to the end
 * @throws the reason of `ending` once it is aborted
 */
export const fingerprintOf = async (
  store: Pick<ViewStore, 'page'>,
  collection: string,
  stands: ViewCheckpoint,
  inBackground: Background,
  ending: AbortSignal,
): Promise<Fingerprint | undefined> => {
  const hash = createHash('sha256')
  let rows = 0
  for (let after = ''; ;) {
    const page = await inBackground(async () => {
      ending.throwIfAborted()
      const read = await store.page(collection, after, PAGE)
      for (const { id, row } of read.rows) hash.update(`${canonicalJson({ id, row: withoutPersonal(row) })}\n`)
      return read
    })
    if (!isSameView(page.checkpoint, stands)) return undefined
    rows += page.rows.length
    const last = page.rows.at(-1)
    if (last === undefined || page.rows.length < PAGE) return { rows, sha256: hash.digest('hex') }
    after = last.id
  }
}

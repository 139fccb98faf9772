import type { PageWanted } from '@souk/http'
import { listStatements, openSideFile, prepareList } from '@souk/service/sqlite'
import type { Audit } from './audit-result.ts'

/** An audit, and its place in the order of beginning. */
interface StoredAudit {
  readonly place: number
  readonly audit: Audit
}

/** The results of audits: the last {@link MAX_AUDITS} of them. */
export interface AuditStore {
  /** The newest first. */
  list(wanted: PageWanted<number>): readonly StoredAudit[]
  count(atMost: number): number
  find(auditId: string): Audit | undefined
  /** Stores a new audit, or what has become of one. */
  save(audit: Audit): void
  close(): void
}

/** How many audits are kept: an audit an hour fills six weeks. */
export const MAX_AUDITS = 1_000

const TABLES = `
  DROP TABLE IF EXISTS audits;
  CREATE TABLE audits (place INTEGER PRIMARY KEY, audit_id TEXT NOT NULL UNIQUE, audit TEXT NOT NULL)`

const list = listStatements({ table: 'audits', select: 'SELECT place, audit FROM audits', order: ['place'], descending: true })

interface Row {
  readonly place: number
  readonly audit: string
}

// Only this store writes the rows.
const parse = (json: string): Audit => JSON.parse(json)

/**
 * Opens the results in an SQLite file, or in memory (':memory:'). An audit that was running when its process was killed has failed.
 * @throws StartFault
 */
export const openAuditStore = (file: string): AuditStore => {
  const database = openSideFile(file, {
    what: 'the results of audits',
    loss: 'the history of audits is empty',
    applicationId: 0x536f_7542,
    layoutVersion: 1,
    tables: TABLES,
  })
  const pages = prepareList<Row, number>(database, list, { start: Number.MAX_SAFE_INTEGER, valuesOf: (place) => [place] })
  const find = database.prepare<[string], string>('SELECT audit FROM audits WHERE audit_id = ?').pluck()
  const put = database.prepare<[string, string]>(
    'INSERT INTO audits (audit_id, audit) VALUES (?, ?) ON CONFLICT (audit_id) DO UPDATE SET audit = excluded.audit',
  )
  const removeOld = database.prepare<[number]>('DELETE FROM audits WHERE place <= (SELECT max(place) FROM audits) - ?')
  const save = database.transaction((audit: Audit) => {
    put.run(audit.auditId, JSON.stringify(audit))
    removeOld.run(MAX_AUDITS)
  })

  for (const { audit } of pages.read([], { limit: 1 })) {
    const last = parse(audit)
    if (last.state === 'running') save({ ...last, state: 'failed', error: 'the process was killed' })
  }

  return {
    list: (wanted) => pages.read([], wanted).map(({ place, audit }) => ({ place, audit: parse(audit) })),
    count: (atMost) => pages.count([], atMost),
    find: (auditId) => {
      const audit = find.get(auditId)
      return audit === undefined ? undefined : parse(audit)
    },
    save,
    close: () => void database.close(),
  }
}

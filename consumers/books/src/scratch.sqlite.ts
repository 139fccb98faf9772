import Database from 'better-sqlite3'

/** Rows by key: some in memory, the rest on disk. Rows are JSON. */
export interface Table<Row extends object> {
  get(key: string): Row | undefined
  put(key: string, row: Row): void
  /** Every row once, in no order that matters; the table is not to be used otherwise meanwhile. */
  all(): IterableIterator<readonly [key: string, row: Row]>
}

/** What has been seen, each with a number. */
interface Seen {
  add(key: string, at: number): void
  /** All that was added so far has been compared when it returns. */
  settle(): void
}

/** Working memory that does not grow with what is put into it. */
export interface Scratch {
  table<Row extends object>(name: string): Table<Row>
  /** @param again  called, not at once, for what is added more than once */
  seen(name: string, again: (key: string, first: number, later: number) => void): Seen
  close(): void
}

const CACHED_ROWS = 10_000
const PAGE_CACHE_KIB = 16_384
const PAGE = 1_000

/**
 * A database that SQLite keeps in the temporary folder of the system, without a name; made when memory no longer suffices.
 * @param cachedRows  rows of each table that stay in memory
 */
export const openScratch = ({ cachedRows = CACHED_ROWS }: { cachedRows?: number } = {}): Scratch => {
  let opened: Database.Database | undefined
  const database = (): Database.Database => {
    if (opened !== undefined) return opened
    opened = new Database('')
    // Nothing here is worth keeping.
    opened.pragma('journal_mode = OFF')
    opened.pragma('synchronous = OFF')
    opened.pragma(`cache_size = -${PAGE_CACHE_KIB}`)
    return opened
  }

  const table = <Row extends object>(name: string): Table<Row> => {
    let cache = new Map<string, Row>()
    const dirty = new Set<string>()
    const prepare = () => {
      const on = database()
      on.exec(`CREATE TABLE ${name} (key TEXT PRIMARY KEY NOT NULL, row TEXT NOT NULL) WITHOUT ROWID`)
      return {
        get: on.prepare<[string], string>(`SELECT row FROM ${name} WHERE key = ?`).pluck(),
        put: on.prepare<[string, string]>(`INSERT INTO ${name} VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET row = excluded.row`),
        page: on.prepare<[string], { key: string; row: string }>(`SELECT key, row FROM ${name} WHERE key > ? ORDER BY key LIMIT ${PAGE}`),
        transaction: on.transaction((task: () => void) => task()),
      }
    }
    let disk: ReturnType<typeof prepare> | undefined

    // What is stored under a name was put there by its one table.
    const parse = (row: string): Row => JSON.parse(row)

    /** Leaves the half of the rows in memory that was used last. */
    const spill = (): void => {
      disk ??= prepare()
      const { put, transaction } = disk
      const rows = [...cache]
      const leaving = rows.slice(0, rows.length >> 1)
      transaction(() => {
        for (const [key, row] of leaving) if (dirty.delete(key)) put.run(key, JSON.stringify(row))
      })
      cache = new Map(rows.slice(leaving.length))
    }

    const remember = (key: string, row: Row): void => {
      cache.delete(key)
      cache.set(key, row)
      if (cache.size > cachedRows) spill()
    }

    return {
      get: (key) => {
        const cached = cache.get(key)
        if (cached !== undefined) return cached
        const stored = disk?.get.get(key)
        if (stored === undefined) return undefined
        const row = parse(stored)
        remember(key, row)
        return row
      },
      put: (key, row) => {
        dirty.add(key)
        remember(key, row)
      },
      *all() {
        yield* cache
        for (let after: string | undefined = ''; disk !== undefined && after !== undefined;) {
          // Page by page: a statement that is not at its end keeps others from the database.
          const page: readonly { key: string; row: string }[] = disk.page.all(after)
          for (const { key, row } of page) if (!cache.has(key)) yield [key, parse(row)]
          after = page.at(-1)?.key
        }
      },
    }
  }

  const seen = (name: string, again: (key: string, first: number, later: number) => void): Seen => {
    let recent = new Map<string, number>()
    const prepare = () => {
      const on = database()
      on.exec(`CREATE TABLE ${name} (key TEXT PRIMARY KEY NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID`)
      return {
        get: on.prepare<[string], number>(`SELECT at FROM ${name} WHERE key = ?`).pluck(),
        put: on.prepare<[string, number]>(`INSERT OR IGNORE INTO ${name} VALUES (?, ?)`),
        transaction: on.transaction((task: () => void) => task()),
      }
    }
    let disk: ReturnType<typeof prepare> | undefined
    const settle = (): void => {
      if (disk === undefined) return
      const { get, put, transaction } = disk
      // Neighbours in the tree one after the other.
      const leaving = [...recent].sort(([one], [other]) => (one < other ? -1 : 1))
      transaction(() => {
        for (const [key, at] of leaving) if (put.run(key, at).changes === 0) again(key, get.get(key) ?? at, at)
      })
      recent = new Map()
    }
    return {
      add: (key, at) => {
        const first = recent.get(key)
        if (first !== undefined) {
          again(key, first, at)
          return
        }
        recent.set(key, at)
        if (recent.size <= cachedRows) return
        disk ??= prepare()
        settle()
      },
      settle,
    }
  }

  return {
    table,
    seen,
    close: () => {
      opened?.close()
    },
  }
}

import Database from 'better-sqlite3'

/** Rows of JSON by key: some in memory, the rest on disk. */
export interface Table<Row extends object> {
  get(key: string): Row | undefined
  put(key: string, row: Row): void
  /** Yields every row once, in any order. The table must not be changed meanwhile. */
  all(): IterableIterator<readonly [key: string, row: Row]>
}

/** Finds keys that are added more than once. */
interface Seen {
  /** @param at  a number that is reported with the key */
  add(key: string, at: number): void
  /** Compares all keys added so far. */
  flush(): void
}

/** Working memory of bounded size: what does not fit is on disk. */
export interface Scratch {
  table<Row extends object>(name: string): Table<Row>
  /** @param again  called for each key that is added more than once, at the latest by `flush` */
  seen(name: string, again: (key: string, first: number, later: number) => void): Seen
  close(): void
}

const CACHED_ROWS = 10_000
const PAGE_CACHE_KIB = 16_384
const PAGE = 1_000

/**
 * Opens scratch memory. SQLite keeps its database in an unnamed file of the system's temporary folder, made when memory is full.
 * @param cachedRows  rows of each table that stay in memory
 */
export const openScratch = ({ cachedRows = CACHED_ROWS }: { cachedRows?: number } = {}): Scratch => {
  let opened: Database.Database | undefined
  const database = (): Database.Database => {
    if (opened !== undefined) return opened
    opened = new Database('')
    // The data need not survive a crash.
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

    // Only this table writes rows under its name, so the type is right.
    const parse = (row: string): Row => JSON.parse(row)

    /** Writes the half of the rows that was used least recently to disk. */
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
          // Page by page, because an unfinished statement blocks other statements.
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
    const flush = (): void => {
      if (disk === undefined) return
      const { get, put, transaction } = disk
      // Sorted, so that neighbours in the B-tree are written one after the other.
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
        flush()
      },
      flush,
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

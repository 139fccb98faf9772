import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openAccountingStore, startAccountingService, view as accountingView } from '@souk/accounting'
import type { ServiceName } from '@souk/contracts'
import { openCustomerStore, startCustomerService, view as customerView } from '@souk/customer'
import { openOrderStore, startOrderService, view as orderView } from '@souk/order'
import { openProductStore, startProductService, view as productView } from '@souk/product'
import type { Service, ServiceDependencies } from '@souk/service'
import { openStorefrontStore, startStorefrontService, view as storefrontView } from '@souk/storefront'
import { time, withFolder } from './figure.ts'
import { openLog } from './open-log.ts'
import { printRebuild } from './rebuild-figure.ts'
import { openShop, placeAll, serversFromEnvironment, caughtUp } from './shop.ts'

const ORDERS = 2_000
const ROUNDS = 5

/** Commits per transaction, as in Souk. */
const PAGE = 500

interface Subject {
  readonly handles: (type: string) => boolean
  /** Starts the service with a view in a file. */
  start(file: string, dependencies: ServiceDependencies): Promise<Service>
}

// Without reactions, because a rebuild runs none: the view alone is measured.
const subjects: Readonly<Record<ServiceName, Subject>> = {
  customer: {
    handles: customerView.handles,
    start: (file, dependencies) =>
      startCustomerService({
        ...dependencies,
        store: openCustomerStore(file),
        settings: { currency: 'GBP', welcomeCredit: 0 },
        reactions: () => ({}),
      }),
  },
  product: {
    handles: productView.handles,
    start: (file, dependencies) =>
      startProductService({ ...dependencies, store: openProductStore(file), settings: { priceGraceMs: 0 }, reactions: {} }),
  },
  order: {
    handles: orderView.handles,
    start: (file, dependencies) => startOrderService({ ...dependencies, store: openOrderStore(file), reactions: {} }),
  },
  accounting: {
    handles: accountingView.handles,
    start: (file, dependencies) => startAccountingService({ ...dependencies, store: openAccountingStore(file), reactions: {} }),
  },
  storefront: {
    handles: storefrontView.handles,
    start: (file, dependencies) => startStorefrontService({ ...dependencies, store: openStorefrontStore(file) }),
  },
}

const removeDatabase = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
}

interface Table {
  readonly name: string
  /** The statements that create the table and its indexes. */
  readonly sql: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

const readTables = (file: string): Table[] => {
  const database = new Database(file, { readonly: true })
  const schema = database
    // Without the index of words: the bare driver writes rows alone.
    .prepare<[], { tbl_name: string; sql: string }>(
      `SELECT tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type <> 'trigger' AND tbl_name NOT LIKE 'search_%'
         AND tbl_name IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND wr = 0) ORDER BY rowid`,
    )
    .all()
  const tables = [...new Set(schema.map(({ tbl_name: name }) => name))].map((name) => ({
    name,
    sql: schema.filter(({ tbl_name: of }) => of === name).map(({ sql }) => sql),
    rows: database.prepare<[], unknown[]>(`SELECT * FROM ${name} ORDER BY rowid`).raw().all(),
  }))
  database.close()
  return tables
}

/** The bare driver reads and parses the same log, and writes each final row once. */
const rebuildBare = (log: string, file: string, tables: readonly Table[]): void => {
  const source = new Database(log, { readonly: true })
  const readPage = source.prepare<[number, number], string>('SELECT body FROM commits WHERE position > ? ORDER BY position LIMIT ?').pluck()
  const view = new Database(file)
  view.pragma('journal_mode = WAL')
  view.pragma('synchronous = NORMAL')
  for (const { sql } of tables) for (const statement of sql) view.exec(statement)
  const filled = tables.filter(({ rows }) => rows.length > 0)
  const writes = filled.flatMap(({ name, rows }) => {
    const statement = view.prepare(`INSERT INTO ${name} VALUES (${(rows[0] ?? []).map(() => '?').join(', ')})`)
    return rows.map((row) => ({ statement, row }))
  })
  const write = view.transaction((some: typeof writes) => {
    for (const { statement, row } of some) statement.run(...row)
  })
  const head = source.prepare<[], number>('SELECT max(position) FROM commits').pluck().get() ?? 0
  const share = Math.ceil((writes.length * PAGE) / head)
  for (let position = 0, page = 0; position < head; position += PAGE, page += 1) {
    for (const body of readPage.all(position, PAGE)) JSON.parse(body)
    write.immediate(writes.slice(page * share, (page + 1) * share))
  }
  source.close()
  view.close()
}

/** The number of events in the log by type. */
const countEvents = (log: string): Map<string, number> => {
  const database = new Database(log, { readonly: true })
  const counts = database
    .prepare<[], [string, number]>(
      `SELECT json_extract(event.value, '$.type') AS named, count(*) FROM commits, json_each(body, '$.appends') AS append,
       json_each(append.value, '$.events') AS event GROUP BY named`,
    )
    .raw()
    .all()
  database.close()
  return new Map(counts)
}

const compare = async (folder: string, name: string, { start, handles }: Subject, events: ReadonlyMap<string, number>): Promise<void> => {
  const file = join(folder, `${name}.sqlite`)
  const copy = join(folder, `bare-${name}.sqlite`)
  const tables = readTables(file)
  const { dependencies, position, close } = await openLog(folder)
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    removeDatabase(file)
    let service: Service | undefined
    const our = await time(async () => {
      service = await start(file, dependencies)
      if (!(await service.projection.subscription.reached(position, 600_000))) throw new Error(`${name} did not reach the head of the log`)
    })
    await service?.stop()
    removeDatabase(copy)
    const its = await time(() => rebuildBare(join(folder, 'log.sqlite'), copy, tables))
    if (round === 0) continue
    ours.push(our)
    bare.push(its)
  }
  await close()
  printRebuild(name, { ours, bare, events, handles })
}

const rebuildFiles = (): Promise<void> =>
  withFolder(async (folder) => {
    const shop = await openShop(folder)
    await placeAll(shop, ORDERS, 100)
    await caughtUp(shop)
    await shop.close()
    const events = countEvents(join(folder, 'log.sqlite'))
    for (const [name, subject] of Object.entries(subjects)) await compare(folder, name, subject, events)
  })

/** @param options  `--servers`: only on servers */
export const rebuild = async (options: readonly string[]): Promise<void> => {
  if (!options.includes('--servers')) await rebuildFiles()
  const servers = serversFromEnvironment()
  if (servers !== undefined) await (await import('./rebuild-servers.ts')).rebuildOnServers(servers)
}

import { adminSite } from './admin-site.ts'
import { append } from './append.ts'
import { customers } from './customers.ts'
import { growth } from './growth.ts'
import { http } from './http.ts'
import { lists } from './lists.ts'
import { log } from './log.ts'
import { logins } from './logins.ts'
import { placing } from './placing.ts'
import { rebuild } from './rebuild.ts'
import { revenue } from './revenue.ts'
import { saga } from './saga.ts'
import { search } from './search.ts'
import { start } from './start.ts'
import { streams } from './streams.ts'
import { webShopFigures } from './web-shop.ts'

const benchmarks: Readonly<Record<string, (options: readonly string[]) => Promise<void>>> = {
  append,
  saga,
  rebuild,
  start,
  growth,
  logins,
  http,
  placing,
  lists,
  customers,
  streams,
  log,
  revenue,
  search,
  shop: webShopFigures,
  admin: adminSite,
}

const [, , name, ...options] = process.argv
const chosen = name === undefined ? undefined : benchmarks[name]
if (chosen === undefined) {
  process.stderr.write(
    `usage: npm run bench -- NAME, one of ${Object.keys(benchmarks).join(', ')}\n` +
      `append, saga and rebuild --servers: only on servers; growth --large: also with 100,000 orders; search 1000: only with so many products; admin 1000: with so many orders\n`,
  )
  process.exitCode = 2
} else {
  await chosen(options)
}

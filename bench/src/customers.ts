import { join } from 'node:path'
import { MAX_COUNTED } from '@souk/contracts'
import { openCustomerStore, wantedBy, type CustomerFilter, type CustomerStore } from '@souk/customer'
import { openRedisCustomerStore } from '@souk/customer/redis'
import { newId } from '@souk/log-protocol'
import { print, time, withFolder } from './figure.ts'

const CUSTOMERS = 100_000
const PAGE = 50
const AIM_MS = 50
const ROUNDS = 40

const firstNames = 'Ada Bob Chloé Dilek Emre Fatma Grace Hans Ilse José Kemal Löwe Mary Nguyễn Olga Pia Quinn Rosa Søren Theo'.split(' ')
const lastNames =
  'Adams Bauer Çelik Demir Evans Fischer García Hopper Ito Jensen King Lovelace Müller Novak Öztürk Petrov Quist Ruiz Smith Tan'.split(' ')

const customer = (number: number): object => {
  const [first, last] = [firstNames[number % 20] ?? '', lastNames[Math.floor(number / 20) % 20] ?? '']
  return {
    customerId: newId(),
    position: number + 1,
    registeredAt: '2026-03-14T15:09:26.535Z',
    status: number % 100 === 0 ? 'disabled' : 'active',
    role: number % 10_000 === 0 ? 'manager' : 'customer',
    usernameHash: String(number).padStart(64, '0'),
    revision: 1,
    addressIds: [],
    passwordChanges: 0,
    keptSession: null,
    version: 1,
    personal: {
      username: `${first}${number}`,
      name: `${first} ${last}`,
      email: `${last}.${number}@example.org`,
      phone: null,
      addresses: {},
      passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g',
    },
  }
}

const fill = async (store: CustomerStore): Promise<void> => {
  const step = 5_000
  for (let start = 0; start < CUSTOMERS; start += step) {
    const changes = Array.from({ length: step }, (_, index) => {
      const row = customer(start + index)
      return { collection: 'customers', id: 'customerId' in row ? String(row.customerId) : '', row }
    })
    const from = await store.checkpoint()
    await store.save(changes, from, { position: from.position + 1, hash: 'a'.repeat(64) })
  }
}

const searches: Readonly<Record<string, CustomerFilter>> = {
  'one-word': { q: 'lovelace' },
  'a-letter': { q: 'a' },
  'every-email': { q: 'example' },
  'two-words': { q: 'ada lov' },
  'three-words': { q: 'jos gar exa' },
  'one-customer': { q: 'hopper.99' },
  nobody: { q: 'zzz' },
  'frequent-but-never-together': { q: 'ada bob' },
  disabled: { status: 'disabled' },
  managers: { role: 'manager', q: 'a' },
}

/** How long the store takes for a page of each search among 100,000 customers, with the number of all that match. The slowest of twenty is shown. */
const measure = async (name: string, store: CustomerStore): Promise<void> => {
  for (const [search, filter] of Object.entries(searches)) {
    const wanted = wantedBy(filter) ?? []
    const times: number[] = []
    let found = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      times.push(
        await time(async () => {
          const rows = await store.findCustomers(wanted, { limit: PAGE + 1 })
          JSON.stringify(rows)
          // As `listPage` does, which need not count what is on the page.
          found = rows.length > PAGE ? await store.countFound(wanted, MAX_COUNTED + 1) : rows.length
        }),
      )
    }
    const p95 = times.toSorted((one, other) => one - other)[Math.floor(ROUNDS * 0.95)] ?? Number.NaN
    const detail = `${p95.toFixed(1)} ms p95 for a page and the count of ${found > MAX_COUNTED ? 'more than 1,000' : found} customers`
    print({ name: `customers.${name}.${search}`, ratio: AIM_MS / p95, detail })
  }
}

export const customers = async (): Promise<void> => {
  await withFolder(async (folder) => {
    const store = openCustomerStore(join(folder, 'customers.sqlite'))
    await fill(store)
    await measure('sqlite', store)
    await store.close()
  })
  const url = process.env['REDIS_URL']
  if (url === undefined) return
  const store = openRedisCustomerStore(url, { prefix: 'souk-bench-customers' })
  await store.clear()
  await fill(store)
  await measure('redis', store)
  await store.clear()
  await store.close()
}

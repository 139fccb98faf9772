// Starts the shop with `docker compose` and tests it from outside:
// - the commands of the README, a replay and the books
// - the example of a consumer in Python
// - stop and start, then new containers: everything must still be there
// - the whole-system suites, on a shop that begins empty
// - every fault on the parts of its short form
// - the web shop on a shop with the catalogue, also in a browser, and with several instances
// - the cache: what it answers is true, and nobody needs it
// - the failure lab with several instances of services
// SOUK_SALES: a file for the replay (default: the one beside the project, or else a small one made here).
import { valueOf } from '@souk/client'
import type { Checkpoint } from '@souk/log-protocol'
import { createShop } from '../support/shop.ts'
import { cacheTellsTheTruth } from './cache.ts'
import { pythonConsumerFollows } from './consumer-python.ts'
import { goThrough, shortForm } from './faults.ts'
import { everyInstanceIsStruck } from './lab.ts'
import { runJourneys, runTests, tell } from './run.ts'
import { makeSales, realSales } from './sales.ts'
import { createShoppers } from './shoppers.ts'
import { instancesShareTheWork, waitingOrderIsCanceled } from './sites.ts'
import { onStack, type Stack } from './stack.ts'

const INVOICES = 2_000

/** Journeys of customers from the search to the invoice, and all that may come between. */
const journeyFiles = ['whole', 'safety', 'obstacles', 'cart', 'expiry', 'phone'] as const
const journeyNames = [
  'whole journey',
  'safety in the browser',
  'somebody else was faster',
  'credit is too little',
  'both prices',
  'by a double click',
  'from two tabs',
  'lost connection',
  'without scripts',
  'the cart, it is ordered after the log-in',
  'without a connection what was seen',
] as const

const suites = (url: string, ...names: readonly string[]): Promise<void> =>
  runTests(
    names.map((name) => `test/${name}.test.ts`),
    { SOUK_TEST_URL: url },
  )

const keepsEverything = async (stack: Stack, folder: string): Promise<void> => {
  const shop = createShop(stack.url)
  const nothingIsLost = async (when: string, { position, hash }: Checkpoint): Promise<void> => {
    // The command line has logged out since then, which is a commit, too.
    const then = await valueOf(shop.api.getCommit({ path: { position } }))
    if (then.hash !== hash) throw new Error(`commit ${position} is another one ${when}`)
    tell(`${when}:`)
    await stack.auditIsRight()
  }

  await stack.up()
  await suites(stack.url, 'readme')
  const shoppers = createShoppers(stack, realSales() ?? makeSales(folder, INVOICES))
  // The commands of the README have placed orders.
  shoppers.alsoPlaced((await shop.orders()).length)
  const { finalized, canceled } = await shoppers.order(INVOICES)
  if (Object.keys(canceled).length > 0) throw new Error(`only ${finalized} orders of the replay are FINALIZED`)
  await stack.booksAreRight()
  await pythonConsumerFollows(stack, shop, folder)
  const end = await shop.head()

  await stack.stop()
  await stack.up()
  await nothingIsLost('after stop and start', end)

  await stack.down()
  await stack.up()
  await nothingIsLost('after down and up', end)
}

await onStack('docker compose up', async (stack, folder) => {
  await keepsEverything(stack, folder)

  await stack.remove()
  await stack.up({ SOUK_CATALOGUE: 'none' })
  await suites(stack.url, 'saga', 'parallel-buyers', 'hostile')

  await goThrough(stack, shortForm(), { orders: 4, folder })

  await stack.remove()
  // A price that has ended does not count any more.
  await stack.up({ SOUK_CATALOGUE: 'northwind', SOUK_PRICE_GRACE_MS: '0' })
  await suites(stack.url, 'shop', 'admin')
  await runJourneys([...journeyFiles, '-t', journeyNames.join('|')], { SOUK_TEST_URL: stack.url })
  await waitingOrderIsCanceled(stack)
  await instancesShareTheWork(stack)
  await cacheTellsTheTruth(stack)
  await everyInstanceIsStruck(stack)
})

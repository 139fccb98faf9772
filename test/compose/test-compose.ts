// Starts the shop with `docker compose` under a name and a port of its own, and looks at it from outside: the README's lines, a replay, the
// books; stops it and starts it again, removes its containers and makes them again: everything must still be there. Then, each on a shop with
// an empty log, the whole-system suites, and every fault in a short form.
// SOUK_SALES: a file for the replay (default: the one beside the project, or else a small one made here).
import { Checkpoint } from '@souk/log-protocol'
import { createShop, type Shop } from '../support/shop.ts'
import { goThrough, shortForm } from './faults.ts'
import { runTests, tell } from './run.ts'
import { makeSales, realSales } from './sales.ts'
import { createShoppers } from './shoppers.ts'
import { onStack, type Stack } from './stack.ts'

// More would be too many commits for a stand-in of MongoDB that reads without an index.
const INVOICES = 10

const suites = (url: string, ...names: readonly string[]): Promise<void> =>
  runTests(
    names.map((name) => `test/${name}.test.ts`),
    { SOUK_TEST_URL: url, SOUK_TEST_BUYERS: '12' },
  )

const head = async (shop: Shop): Promise<number> => (await shop.get('/event-store/head', Checkpoint)).position

const staysAsItIs = async (stack: Stack, folder: string): Promise<void> => {
  const shop = createShop(stack.url)
  const nothingIsLost = async (when: string, position: number): Promise<void> => {
    const now = await head(shop)
    if (now !== position) throw new Error(`the log ends at ${now} ${when}, and not at ${position}`)
    tell(`${when}:`)
    await stack.booksAreRight()
  }

  await stack.up()
  await suites(stack.url, 'readme')
  const shoppers = createShoppers(stack, realSales() ?? makeSales(folder, INVOICES))
  // The README's orders are there already.
  shoppers.alsoPlaced((await shop.orders()).length)
  const { finalized, canceled } = await shoppers.order(INVOICES)
  if (Object.keys(canceled).length > 0) throw new Error(`only ${finalized} orders of the replay are FINALIZED`)
  await stack.booksAreRight()
  const position = await head(shop)

  await stack.stop()
  await stack.up()
  await nothingIsLost('after stop and start', position)

  await stack.down()
  await stack.up()
  await nothingIsLost('after down and up', position)
}

await onStack('docker compose up', async (stack, folder) => {
  await staysAsItIs(stack, folder)

  for (const name of ['saga', 'parallel-buyers', 'hostile']) {
    await stack.remove()
    await stack.up({ SOUK_CATALOGUE: 'none' })
    await suites(stack.url, name)
  }

  await goThrough(stack, shortForm(), { orders: 4, folder })
})

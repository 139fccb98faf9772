// Starts the shop with `docker compose` and tests it from outside:
// - the commands of the README, a replay and the books
// - stop and start, then new containers: everything must still be there
// - the whole-system suites, on a shop that begins empty
// - every fault on the parts of its short form
// SOUK_SALES: a file for the replay (default: the one beside the project, or else a small one made here).
import { createShop } from '../support/shop.ts'
import { goThrough, shortForm } from './faults.ts'
import { runTests, tell } from './run.ts'
import { makeSales, realSales } from './sales.ts'
import { createShoppers } from './shoppers.ts'
import { onStack, type Stack } from './stack.ts'

const INVOICES = 2_000

const suites = (url: string, ...names: readonly string[]): Promise<void> =>
  runTests(
    names.map((name) => `test/${name}.test.ts`),
    { SOUK_TEST_URL: url },
  )

const keepsEverything = async (stack: Stack, folder: string): Promise<void> => {
  const shop = createShop(stack.url)
  const nothingIsLost = async (when: string, position: number): Promise<void> => {
    const now = (await shop.head()).position
    if (now !== position) throw new Error(`the log ends at ${now} ${when}, not at ${position}`)
    tell(`${when}:`)
    await stack.booksAreRight()
  }

  await stack.up()
  await suites(stack.url, 'readme')
  const shoppers = createShoppers(stack, realSales() ?? makeSales(folder, INVOICES))
  // The commands of the README have placed orders.
  shoppers.alsoPlaced((await shop.orders()).length)
  const { finalized, canceled } = await shoppers.order(INVOICES)
  if (Object.keys(canceled).length > 0) throw new Error(`only ${finalized} orders of the replay are FINALIZED`)
  await stack.booksAreRight()
  const { position } = await shop.head()

  await stack.stop()
  await stack.up()
  await nothingIsLost('after stop and start', position)

  await stack.down()
  await stack.up()
  await nothingIsLost('after down and up', position)
}

await onStack('docker compose up', async (stack, folder) => {
  await keepsEverything(stack, folder)

  await stack.remove()
  await stack.up({ SOUK_CATALOGUE: 'none' })
  await suites(stack.url, 'saga', 'parallel-buyers', 'hostile')

  await goThrough(stack, shortForm(), { orders: 4, folder })
})

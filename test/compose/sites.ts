// Shows that the instances of the web shop share the work, that one of them may be killed, and that an order that waits can be canceled.
import { valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { browserAt } from '../support/plain-browser.ts'
import { createShop } from '../support/shop.ts'
import { readsDuring } from './readers.ts'
import { tell } from './run.ts'
import type { Stack } from './stack.ts'

const INSTANCES = 2
const PAGES = 20

/** A new customer who is logged in to the web shop. */
const newCustomer = async ({ url }: Stack) => {
  const username = `test-${newId()}`
  const password = 'correct horse battery'
  const body = { username, password, name: 'Ada', email: `${username}@example.org` }
  const { customerId } = await valueOf(createShop(url).api.registerCustomer({ body }))
  const browser = browserAt(url)
  const { status } = await browser.post('/log-in', { username, password })
  if (status !== 302) throw new Error(`the log-in answered ${status}`)
  return { customerId, ...browser }
}

/** Whoever has logged in at one instance is logged in at all of them. */
const shareSessions = async (stack: Stack): Promise<void> => {
  const { ask } = await newCustomer(stack)
  for (let page = 0; page < PAGES; page += 1)
    if (!(await (await ask('/')).text()).includes('href="/account"')) throw new Error(`page ${page} does not know who has logged in`)
}

export const instancesShareTheWork = async (stack: Stack): Promise<void> => {
  await stack.scale(INSTANCES, 'shop')
  await shareSessions(stack)
  const rate = await readsDuring(stack, ['/', '/de'], () => stack.kill('shop'))
  tell(`no page failed while one of ${INSTANCES} web shops was killed and replaced: ${Math.round(rate)} a second`)
}

/** While the customer service is away, an order waits, and its customer changes their mind. */
export const waitingOrderIsCanceled = async (stack: Stack): Promise<void> => {
  const shop = createShop(stack.url)
  const { productId } = await shop.addProduct({ stock: 5 })
  const { customerId, post } = await newCustomer(stack)
  await stack.stop('customer')
  const { orderId } = await shop.order201(customerId, [{ productId, quantity: 5 }])
  const { status } = await post(`/orders/${orderId}/cancellation`, {})
  if (status !== 302) throw new Error(`the cancellation answered ${status}`)
  await stack.start('customer')
  const { cancelReason } = await shop.settled(orderId)
  const { unitsAvailable } = await shop.product(productId)
  if (cancelReason !== 'canceled-by-customer' || unitsAvailable !== 5)
    throw new Error(`the order ended with ${cancelReason}, and ${unitsAvailable} of 5 units are there`)
  tell('an order that waited was canceled in the web shop, and what it held is there again')
}

import { createClient, positionOf, valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { onePicture } from '../support/one-picture.ts'
import { createShop } from '../support/shop.ts'

const PASSWORD = 'a long enough one'

/** Does everything in a shop that leaves an event in the log. */
export const tellStory = async (url: string): Promise<void> => {
  const shop = createShop(url)
  const { api } = shop

  // The catalogue.
  const { categoryId } = await valueOf(api.addCategory({ body: { name: 'Teas', description: 'Leaves' } }))
  await valueOf(api.changeCategory({ path: { categoryId }, body: { name: 'Teas and herbs' } }))
  const empty = await valueOf(api.addCategory({ body: { name: 'Empty' } }))
  const ofEmpty = { path: { categoryId: empty.categoryId } }
  await valueOf(api.retireCategory(ofEmpty))
  await valueOf(api.restoreCategory(ofEmpty))
  const { productId } = await valueOf(api.addProduct({ body: { categoryId, name: 'Assam', price: 450, unitsInStock: 30 } }))
  const ofProduct = { path: { productId } }
  await valueOf(api.changeProduct({ ...ofProduct, body: { description: 'Black tea, 250 g', supplier: 'Exotic Liquids' } }))
  await valueOf(api.changeProduct({ ...ofProduct, body: { price: 500 } }))
  await valueOf(api.adjustStock({ ...ofProduct, body: { delta: 5, reason: 'counted' } }))
  await valueOf(api.changePicture({ ...ofProduct, body: new Blob([onePicture]) }))
  await valueOf(api.removePicture(ofProduct))
  await valueOf(api.retireProduct(ofProduct))
  const restoring = api.restoreProduct(ofProduct)
  await valueOf(restoring)
  await valueOf(api.listOrders({ query: { limit: 1 }, headers: { 'souk-position': String(positionOf(await restoring)) } }))

  // A customer.
  const customerId = await shop.register(100_000)
  await valueOf(api.changeProfile({ path: { customerId }, body: { name: 'Another Name' } }))
  await valueOf(api.changeEmail({ path: { customerId }, body: { email: 'another@example.org' } }))
  const address = { lines: ['1 Some Street', 'Somewhere'] }
  const { addressId } = await valueOf(api.addAddress({ path: { customerId }, body: address }))
  const other = await valueOf(api.addAddress({ path: { customerId }, body: { ...address, country: 'TR' } }))
  await valueOf(api.changeAddress({ path: { customerId, addressId }, body: { ...address, label: 'Home' } }))
  await valueOf(api.chooseDefaultAddress({ path: { customerId, addressId: other.addressId } }))
  await valueOf(api.removeAddress({ path: { customerId, addressId } }))
  await valueOf(api.adjustCredit({ path: { customerId }, body: { amount: -1_000, reason: 'a mistake' } }))

  // Orders: finalized, canceled, without stock, without credit.
  const one = [{ productId, quantity: 1 }]
  await shop.settled((await shop.order201(customerId, one)).orderId)
  const poor = await shop.register(100)
  await shop.settled((await shop.order201(poor, one)).orderId)
  await shop.settled((await shop.order201(customerId, [{ productId, quantity: 30_000 }])).orderId)
  const { orderId } = await shop.order201(customerId, one)
  await valueOf(api.cancelOrder({ path: { orderId } }))
  await shop.settled(orderId)

  // Access.
  const credentials = { username: `story-${newId()}`, password: PASSWORD }
  const second = await valueOf(api.registerCustomer({ body: { ...credentials, name: 'Somebody', email: 's@example.org' } }))
  const ofSecond = { path: { customerId: second.customerId } }
  const theirs = createClient({ baseUrl: url, credentials })
  await valueOf(theirs.changePassword({ ...ofSecond, body: { currentPassword: PASSWORD, newPassword: 'another long one' } }))
  await valueOf(theirs.endCurrentSession())
  await valueOf(api.grantManager(ofSecond))
  await valueOf(api.takeManager(ofSecond))
  await valueOf(api.disableAccount(ofSecond))
  await valueOf(api.enableAccount(ofSecond))
  const { clientId } = await valueOf(api.addClient({ body: { label: 'A report', scopes: ['order:read'] } }))
  await valueOf(api.revokeClient({ path: { clientId } }))
  await valueOf(api.rotateSigningKey())
  await valueOf(api.forgetCustomer(ofSecond))
}

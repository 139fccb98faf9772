import { newId } from '@souk/log-protocol'
import { createShop, type Answer } from '../support/shop.ts'

const PASSWORD = 'a long enough one'

/** Does everything in a shop that leaves an event in the log. */
export const tellStory = async (url: string): Promise<void> => {
  const shop = createShop(url)
  const made = async (method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await shop.send(method, path, { key: newId(), ...(body && { body }) })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer
  }
  const idIn = (answer: Answer, field: string): string => {
    const { body } = answer
    const id: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, field) : undefined
    if (typeof id !== 'string') throw new Error(`no ${field} in ${answer.text}`)
    return id
  }

  // The catalogue.
  const categoryId = idIn(await made('POST', '/product/categories', { name: 'Teas', description: 'Leaves' }), 'categoryId')
  await made('PATCH', `/product/categories/${categoryId}`, { name: 'Teas and herbs' })
  const emptyId = idIn(await made('POST', '/product/categories', { name: 'Empty' }), 'categoryId')
  await made('DELETE', `/product/categories/${emptyId}`)
  await made('POST', `/product/categories/${emptyId}/restoration`)
  const tea = { categoryId, name: 'Assam', price: 450, unitsInStock: 30 }
  const productId = idIn(await made('POST', '/product/products', tea), 'productId')
  await made('PATCH', `/product/products/${productId}`, { description: 'Black tea, 250 g', supplier: 'Exotic Liquids' })
  await made('PATCH', `/product/products/${productId}`, { price: 500 })
  await made('POST', `/product/products/${productId}/stock-adjustments`, { delta: 5, reason: 'counted' })
  await made('DELETE', `/product/products/${productId}`)
  const restored = await made('POST', `/product/products/${productId}/restoration`)
  await shop.send('GET', '/order/orders?limit=1', { headers: { 'souk-position': restored.headers.get('souk-position') ?? '' } })

  // A customer.
  const customerId = await shop.register(100_000)
  const customer = `/customer/customers/${customerId}`
  await made('PATCH', customer, { name: 'Another Name' })
  await made('PUT', `${customer}/email`, { email: 'another@example.org' })
  await made('POST', `${customer}/credit/adjustments`, { amount: -1_000, reason: 'a mistake' })

  // Orders: finalized, canceled, without stock, without credit.
  const one = [{ productId, quantity: 1 }]
  await shop.settled((await shop.order201(customerId, one)).orderId)
  const poor = await shop.register(100)
  await shop.settled((await shop.order201(poor, one)).orderId)
  await shop.settled((await shop.order201(customerId, [{ productId, quantity: 30_000 }])).orderId)
  const { orderId } = await shop.order201(customerId, one)
  await shop.cancel(orderId)
  await shop.settled(orderId)

  // Access.
  const registration = { username: `story-${newId()}`, password: PASSWORD, name: 'Somebody', email: 's@example.org' }
  const secondId = idIn(await made('POST', '/customer/customers', registration), 'customerId')
  const second = `/customer/customers/${secondId}`
  const tokens = await made('POST', '/customer/sessions', { username: registration.username, password: PASSWORD })
  const authorization = `Bearer ${idIn(tokens, 'accessToken')}`
  await shop.send('PUT', `${second}/password`, {
    headers: { authorization },
    body: { currentPassword: PASSWORD, newPassword: 'another long one' },
  })
  await shop.send('DELETE', '/customer/sessions/current', { headers: { authorization } })
  await made('PUT', `${second}/roles/manager`)
  await made('DELETE', `${second}/roles/manager`)
  await made('PUT', `${second}/disabled`)
  await made('DELETE', `${second}/disabled`)
  const clientId = idIn(await made('POST', '/customer/clients', { label: 'A report', scopes: ['order:read'] }), 'clientId')
  await made('DELETE', `/customer/clients/${clientId}`)
  await made('POST', '/customer/signing-keys')
  await made('DELETE', second)
}

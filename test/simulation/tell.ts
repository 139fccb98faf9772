import { eventsOf, type Commit, type JsonObject } from '@souk/log-protocol'
import type { Story } from './story.ts'

const worthTelling = ['quantity', 'delta', 'amount', 'reason', 'number', 'price'] as const

const describe = (data: JsonObject): string => {
  const subject = data['orderId'] ?? data['productId'] ?? data['customerId'] ?? data['categoryId'] ?? ''
  const product = data['orderId'] !== undefined && data['productId'] !== undefined ? [`product ${String(data['productId'])}`] : []
  const details = worthTelling.filter((field) => data[field] !== undefined).map((field) => `${field} ${String(data[field])}`)
  return [String(subject), ...product, ...details].join(', ')
}

const named: Readonly<Record<string, readonly [field: string, name: string]>> = {
  OrderPlaced: ['orderId', 'order'],
  ProductAdded: ['productId', 'product'],
  CustomerRegistered: ['customerId', 'customer'],
  CategoryAdded: ['categoryId', 'category'],
}

/** Adds a commit to the story. Names the orders, products, customers and categories that it creates. */
export const tellCommit = (story: Story, commit: Commit): void => {
  const events = [...eventsOf(commit)]
  for (const { event, position } of events) {
    const [field, name] = named[event.type] ?? []
    const id = field === undefined ? undefined : event.data[field]
    if (typeof id === 'string') story.name(id, `${name}-${position}`)
  }
  const text = events.map(({ event }) => `${event.type} (${describe(event.data)})`).join(' + ')
  story.tell('log', `${commit.position}: ${text}  [${commit.actor.kind === 'service' ? commit.actor.id : commit.actor.kind}]`)
}

import type { SoukApi } from './generated/sdk.gen.ts'
import type { Category, Commit, Customer, Invoice, Order, Problem, Product, StorefrontProduct } from './generated/types.gen.ts'
import { valueOf, type Answer } from './refusal.ts'

/** What a list has for a text: its first items, or why it could not be asked. */
export type Found<Item> =
  | { readonly items: readonly Item[]; readonly problem: null }
  | { readonly items: readonly []; readonly problem: Problem }

/** What everything has for a text. */
export interface FoundEverywhere {
  readonly orders: Found<Order>
  readonly customers: Found<Customer>
  /** First those that can be ordered, then those that are retired. If nothing at all is found, those that a misspelt text means. */
  readonly products: Found<Product>
  /** First those in use, then those that are retired. */
  readonly categories: Found<Category>
  readonly invoices: Found<Invoice>
  readonly commits: Found<Commit>
}

const INVOICE_NUMBER = /^\d{4}(?:-\d{0,9})?$/
const POSITION = /^[1-9]\d{0,14}$/
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

const nothing: Found<never> = { items: [], problem: null }

const asked = async <Data, Item>(
  answer: Promise<Answer<Data>>,
  itemsOf: (data: Exclude<Data, undefined>) => readonly Item[],
): Promise<Found<Item>> => {
  // Not in a `try`: a client that cannot log in is told so, and not that nothing can be searched.
  const answered = await answer
  if (answered.error !== undefined) return { items: [], problem: answered.error }
  return { items: itemsOf(await valueOf(Promise.resolve(answered))), problem: null }
}

const joined = <Item>(first: Found<Item>, second: Found<Item>, limit: number): Found<Item> => {
  if (first.problem !== null) return first
  return second.problem === null ? { items: [...first.items, ...second.items].slice(0, limit), problem: null } : second
}

const itemsOf = <Item>({ items }: { readonly items: readonly Item[] }): readonly Item[] => items

interface Query {
  readonly q: string
  readonly limit: number
}

/** Those that can be ordered and then those that are retired. */
const findProducts = async (shop: SoukApi, query: Query): Promise<Found<Product>> => {
  const withStatus = (status: Product['status']) => asked(shop.listProducts({ query: { ...query, status } }), itemsOf<Product>)
  return joined(...(await Promise.all([withStatus('active'), withStatus('retired')])), query.limit)
}

/** Those that a misspelt text means. */
const findMeant = async (shop: SoukApi, query: Query): Promise<Found<Product>> => {
  const meant = await asked(shop.searchProducts({ query }), itemsOf<StorefrontProduct>)
  if (meant.problem !== null) return meant
  if (meant.items.length === 0) return nothing
  return asked(shop.listProducts({ query: { ids: meant.items.map(({ productId }) => productId).join(',') } }), itemsOf<Product>)
}

const findCategories = async (shop: SoukApi, query: Query): Promise<Found<Category>> => {
  const withStatus = (status: Category['status']) => asked(shop.listCategories({ query: { ...query, status } }), itemsOf<Category>)
  return joined(...(await Promise.all([withStatus('active'), withStatus('retired')])), query.limit)
}

/**
 * Searches orders, customers, products, categories, invoices and commits at once, for a manager: no process of the shop sees all of them.
 * Each service is asked for what it has; one that is away leaves its part out, and says why.
 * A text that is the id of a request or a position of the log also finds commits.
 * @param limit  most items of each kind, 100 at most
 * @throws ShopUnreachable if nobody answers
 * @throws RequestRefused if the client cannot log in
 */
export const findEverywhere = async (shop: SoukApi, text: string, limit = 5): Promise<FoundEverywhere> => {
  const q = text.trim()
  const query = { q, limit }
  const commits = (): Promise<Found<Commit>> | Found<never> => {
    if (POSITION.test(q)) return asked(shop.getCommit({ path: { position: Number(q) } }), (commit) => [commit])
    return UUID.test(q) ? asked(shop.listCommits({ query: { correlationId: q, limit } }), (page) => page.commits) : nothing
  }
  const [orders, customers, products, categories, invoices, inLog] = await Promise.all([
    asked(shop.listOrders({ query }), itemsOf<Order>),
    asked(shop.listCustomers({ query }), itemsOf<Customer>),
    findProducts(shop, query),
    findCategories(shop, query),
    INVOICE_NUMBER.test(q) ? asked(shop.listInvoices({ query: { number: q, limit } }), itemsOf<Invoice>) : nothing,
    commits(),
  ])
  // The log may be shorter than the number.
  const found = inLog.problem?.code === 'not-found' ? nothing : inLog
  const isFound = [orders, customers, products, categories, invoices, found].some(
    ({ items, problem }) => items.length > 0 || problem !== null,
  )
  return { orders, customers, products: isFound ? products : await findMeant(shop, query), categories, invoices, commits: found }
}

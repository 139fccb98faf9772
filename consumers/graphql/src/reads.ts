import DataLoader from 'dataloader'
import {
  valueOf,
  type Answer,
  type ListCreditLedgerData,
  type ListInvoicesData,
  type ListOrdersData,
  type Product,
  type SearchProductsData,
  type SoukClient,
  type StorefrontCategory,
  type StorefrontCategoryPage,
} from '@souk/client'
import { once } from '@souk/process'

/** Where a category is in the tree. */
export type Place = Pick<StorefrontCategoryPage, 'category' | 'path' | 'children'>

/** Most products that the API gives by their ids at once. */
const MAX_IDS = 100

/** Asks once for each key. Keys may be parameters: the same parameters are the same key. */
const oncePer = <Key, Value>(ask: (key: Key) => Promise<Value>): ((key: Key) => Promise<Value>) => {
  const asked = new Map<string, Promise<Value>>()
  return (key) => {
    const text = JSON.stringify(key)
    const answer = asked.get(text) ?? ask(key)
    asked.set(text, answer)
    return answer
  }
}

/** Asks once for each thing by its name; null if it is not there. @throws RequestRefused if the shop refuses it for another reason */
const onePer = <Data>(ask: (name: string) => Promise<Answer<Data>>) =>
  oncePer(async (name: string): Promise<Exclude<Data, undefined> | null> => {
    // No path ends with such a name.
    if (['', '.', '..'].includes(name)) return null
    const answer = await ask(name)
    return answer.error?.status === 404 ? null : valueOf(Promise.resolve(answer))
  })

const treeOf = (categories: readonly StorefrontCategory[]) => {
  const byId = new Map(categories.map((category) => [category.categoryId, category]))
  const childrenOf = Map.groupBy(categories, ({ parentId }) => parentId)
  const pathTo = ({ parentId }: StorefrontCategory): StorefrontCategory[] => {
    const parent = parentId === null ? undefined : byId.get(parentId)
    return parent === undefined ? [] : [...pathTo(parent), parent]
  }
  return {
    roots: childrenOf.get(null) ?? [],
    place: (categoryId: string): Place | undefined => {
      const category = byId.get(categoryId)
      return category && { category, path: pathTo(category), children: childrenOf.get(categoryId) ?? [] }
    },
  }
}

/**
 * The requests of one query to the API. However often a query asks for something, the API is asked for it once,
 * and products by their ids are asked for together.
 * @param guest  for what everybody may see: answers to nobody in particular may come from a cache
 * @param caller  has the access token of the caller
 */
export const createReads = (guest: SoukClient, caller: SoukClient) => {
  const home = once(() => valueOf(guest.getStorefrontHome()))
  const tree = once(async () => treeOf((await home()).categories))
  const productPage = onePer((productId) => guest.getStorefrontProduct({ path: { productId } }))
  const categoryPage = onePer((categoryId) => guest.getStorefrontCategory({ path: { categoryId } }))
  const products = new DataLoader<string, Product | null>(
    async (ids) => {
      const { items } = await valueOf(guest.listProducts({ query: { ids: ids.join() } }))
      const byId = new Map(items.map((product) => [product.productId, product]))
      return ids.map((id) => byId.get(id) ?? null)
    },
    { maxBatchSize: MAX_IDS },
  )
  return {
    home,
    roots: async () => (await tree()).roots,
    /** Where a category is. The tree lacks those without products: they are asked for one by one. */
    place: async (categoryId: string): Promise<Place | null> => (await tree()).place(categoryId) ?? categoryPage(categoryId),
    /** A product, also a retired one. */
    product: (productId: string) => products.load(productId),
    productPage,
    productPageBySlug: onePer((slug) => guest.getStorefrontProductBySlug({ path: { slug } })),
    categoryPage,
    categoryPageBySlug: onePer((slug) => guest.getStorefrontCategoryBySlug({ path: { slug } })),
    search: oncePer((query: NonNullable<SearchProductsData['query']>) => valueOf(guest.searchProducts({ query }))),
    suggestions: oncePer((q: string) => valueOf(guest.suggestProducts({ query: { q } }))),

    customer: onePer((customerId) => caller.getCustomer({ path: { customerId } })),
    addresses: oncePer((customerId: string) => valueOf(caller.listAddresses({ path: { customerId } }))),
    credit: onePer((customerId) => caller.getCredit({ path: { customerId } })),
    ledger: oncePer(({ customerId, ...query }: { customerId: string } & ListCreditLedgerData['query']) =>
      valueOf(caller.listCreditLedger({ path: { customerId }, query })),
    ),
    orders: oncePer((query: NonNullable<ListOrdersData['query']>) => valueOf(caller.listOrders({ query }))),
    order: onePer((orderId) => caller.getOrder({ path: { orderId } })),
    history: oncePer((orderId: string) => valueOf(caller.getOrderHistory({ path: { orderId } }))),
    invoices: oncePer((query: NonNullable<ListInvoicesData['query']>) => valueOf(caller.listInvoices({ query }))),
    invoice: onePer((orderId) => caller.getInvoice({ path: { orderId } })),
  }
}

export type Reads = ReturnType<typeof createReads>

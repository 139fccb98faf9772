import { z } from 'zod'
import { everyItem, valueOf, RequestRefused, type Category, type Problem, type Product } from '@souk/client'
import { AdjustStock } from '@souk/contracts'
import { amount, count, filledText, isId, text, type Money } from './fields.ts'
import { BAD_JSON, expectValid, operation, remembering, result, status, type Context } from './operation.ts'

const NOT_FOUND = status('Not Found')
const SUCCESS = result('Success')
const REASON = 'set by the original API'

/** Problems of an id that nothing has. */
const unknown: readonly string[] = ['not-found', 'unknown-category', 'product-retired']

/** What was asked for, or undefined if nothing has the id. A malformed id is one that nothing has. */
const found = async <Data>(
  id: string,
  ask: (id: string) => Promise<{ data?: Data; error?: Problem | undefined }>,
): Promise<Data | undefined> => {
  if (!isId(id)) return undefined
  const { data, error } = await ask(id)
  if (error === undefined || error.code === 'not-found') return data
  throw new RequestRefused(error)
}

/**
 * Changes the catalogue. The original has no word for what does not exist, so its word of the other operations is used.
 * @param ids  those that the change names
 */
const changed = async (ids: readonly string[], change: () => Promise<unknown>): Promise<object> => {
  if (!ids.every(isId)) return result('Not Found')
  try {
    await change()
    return SUCCESS
  } catch (error) {
    if (error instanceof RequestRefused && unknown.includes(error.problem.code)) return result('Not Found')
    throw error
  }
}

/** The small number that clients show: the one at the end of the slug, which never changes. */
const numberOf = ({ slug }: { readonly slug: string }): number => Number(/\d+$/.exec(slug)?.[0] ?? 0)

const categoryRow = (category: Category) => [numberOf(category), category.categoryId, category.name]

const productRow = (money: Money, product: Product) => [
  numberOf(product),
  product.productId,
  product.name,
  product.description,
  product.supplier,
  product.categoryId,
  money.number(product.price),
  product.unitsAvailable,
]

const listOfProducts = async ({ shop, money }: Context, categoryId?: string): Promise<object> => {
  if (categoryId !== undefined && !isId(categoryId)) return NOT_FOUND
  const filter = categoryId === undefined ? {} : { categoryId }
  const products = await everyItem((query) => valueOf(shop.listProducts({ query: { ...query, ...filter } })))
  if (products.length === 0) return NOT_FOUND
  const nameOf = remembering(async (id) => (await valueOf(shop.getCategory({ path: { categoryId: id } }))).name)
  const Products: unknown[] = []
  for (const product of products) Products.push([...productRow(money, product), await nameOf(product.categoryId)])
  return status('Success', { Products })
}

const productFields = {
  Name: filledText,
  Description: text,
  Supplier: text,
  CategoryId: filledText,
  Price: amount,
  UnitsInStock: count,
}
type ProductFields = z.output<z.ZodObject<typeof productFields>>

const productBody = ({ Name, Description, Supplier, CategoryId, Price }: ProductFields, money: Money) => ({
  categoryId: CategoryId,
  name: Name,
  description: Description,
  supplier: Supplier,
  price: money.minor(Price),
})

export const catalogueOperations = {
  'get-categories': operation({
    method: 'GET',
    fields: z.object({}),
    malformed: status(BAD_JSON),
    run: async ({ shop }) => {
      const categories = await everyItem((query) => valueOf(shop.listCategories({ query })))
      return categories.length === 0 ? NOT_FOUND : status('Success', { Categories: categories.map(categoryRow) })
    },
  }),
  'get-category-details': operation({
    method: 'GET',
    fields: z.object({ CategoryId: text }),
    malformed: status(BAD_JSON),
    run: async ({ shop }, { CategoryId }) => {
      const category = await found(CategoryId, (categoryId) => shop.getCategory({ path: { categoryId } }))
      return category?.status === 'active' ? status('Success', { Category: categoryRow(category) }) : NOT_FOUND
    },
  }),
  'add-new-category': operation({
    method: 'POST',
    fields: z.object({ Name: filledText }),
    malformed: result(BAD_JSON),
    run: ({ shop, newKey }, { Name }) =>
      changed([], () => valueOf(shop.addCategory({ body: { name: Name }, headers: { 'idempotency-key': newKey() } }))),
  }),
  'update-category': operation({
    method: 'POST',
    fields: z.object({ CategoryId: filledText, Name: filledText }),
    malformed: result(BAD_JSON),
    run: ({ shop }, { CategoryId, Name }) =>
      changed([CategoryId], () => valueOf(shop.changeCategory({ path: { categoryId: CategoryId }, body: { name: Name } }))),
  }),
  'delete-category': operation({
    method: 'POST',
    fields: z.object({ CategoryId: filledText }),
    malformed: result(BAD_JSON),
    run: ({ shop }, { CategoryId }) => changed([CategoryId], () => valueOf(shop.retireCategory({ path: { categoryId: CategoryId } }))),
  }),
  'get-all-products': operation({
    method: 'GET',
    fields: z.object({}),
    malformed: status(BAD_JSON),
    run: (context) => listOfProducts(context),
  }),
  'get-products': operation({
    method: 'GET',
    fields: z.object({ CategoryId: text }),
    malformed: status(BAD_JSON),
    run: (context, { CategoryId }) => listOfProducts(context, CategoryId),
  }),
  'get-product-details': operation({
    method: 'GET',
    fields: z.object({ ProductId: text }),
    malformed: status(BAD_JSON),
    run: async ({ shop, money }, { ProductId }) => {
      const product = await found(ProductId, (productId) => shop.getProduct({ path: { productId } }))
      return product?.status === 'active' ? status('Success', { Product: productRow(money, product) }) : NOT_FOUND
    },
  }),
  'add-new-product': operation({
    method: 'POST',
    fields: z.object(productFields),
    malformed: result(BAD_JSON),
    run: ({ shop, money, newKey }, fields) =>
      changed([fields.CategoryId], () =>
        valueOf(
          shop.addProduct({
            body: { ...productBody(fields, money), unitsInStock: fields.UnitsInStock },
            headers: { 'idempotency-key': newKey() },
          }),
        ),
      ),
  }),
  'update-product': operation({
    method: 'POST',
    fields: z.object({ ProductId: filledText, ...productFields }),
    malformed: result(BAD_JSON),
    run: ({ shop, money, newKey }, { ProductId, ...fields }) =>
      changed([ProductId, fields.CategoryId], async () => {
        const path = { productId: ProductId }
        const { unitsAvailable } = await valueOf(shop.getProduct({ path }))
        const adjustment = { delta: fields.UnitsInStock - unitsAvailable, reason: REASON }
        if (adjustment.delta !== 0) expectValid(AdjustStock, adjustment)
        await valueOf(shop.changeProduct({ path, body: productBody(fields, money) }))
        if (adjustment.delta !== 0) await valueOf(shop.adjustStock({ path, body: adjustment, headers: { 'idempotency-key': newKey() } }))
      }),
  }),
  'delete-product': operation({
    method: 'POST',
    fields: z.object({ ProductId: filledText }),
    malformed: result(BAD_JSON),
    run: ({ shop }, { ProductId }) => changed([ProductId], () => valueOf(shop.retireProduct({ path: { productId: ProductId } }))),
  }),
} as const

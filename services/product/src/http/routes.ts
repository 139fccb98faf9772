import { isUtf8 } from 'node:buffer'
import { hash } from 'node:crypto'
import { z } from 'zod'
import {
  AddCategory,
  AddedProduct,
  AddProduct,
  AdjustStock,
  availability,
  availableUpTo,
  Category,
  categoryId,
  CategoryHistoryItem,
  categoryText,
  ChangeCategory,
  ChangedProducts,
  ChangeProduct,
  ChangeProducts,
  csvFile,
  ImportedProducts,
  MAX_CHANGES_BYTES,
  MAX_COUNTED,
  MAX_IMPORT_BYTES,
  MAX_IMPORT_ROWS,
  MAX_PAGE_SIZE,
  orderId,
  page,
  pageQuery,
  pastQuery,
  positionIn,
  priceFrom,
  priceTo,
  Product,
  ProductCounts,
  ProductHistoryItem,
  productId,
  ProductMessage,
  productSort,
  productText,
  Reservation,
  streamQuery,
  type AsOf,
  type ProductSort,
} from '@souk/contracts'
import { byPosition, etagOf, listPage, locationIn, onlyPage, ProblemError, revisionsAsked, type App, type Representation } from '@souk/http'
import { text } from '@souk/log-protocol'
import type { Logger } from '@souk/process'
import {
  createServiceApp,
  forAnybody,
  forManagers,
  markPast,
  pagesOf,
  refuseTooManyTerms,
  sendCsv,
  showing,
  StoreUnavailable,
  type Undone,
  type Wanted,
} from '@souk/service'
import { streamRef } from '@souk/service/aggregate'
import * as commands from '../domain/commands.ts'
import { product } from '../domain/product.ts'
import { createCardDrawing, type DrawCard } from '../pictures/draw-card.ts'
import { createPictureEncoding, type EncodePicture } from '../pictures/encode.ts'
import type { ProductService } from '../service.ts'
import { ALL_PRODUCTS } from '../tell.ts'
import { placeIn, productOrders } from '../view/order.ts'
import type { CategoryRow, ProductRow } from '../view/projectors.ts'
import type { ProductFilter, ProductStore } from '../view/store.ts'
import { wantedBy } from '../view/terms.ts'
import {
  addedCategory,
  addedProduct,
  categoryAnswer,
  productAnswer,
  reservationAnswer,
  withCategories,
  withCategory,
  type ShownProduct,
} from './answers.ts'
import { categoryHistory, categoryHistoryColumns, historyColumns, productHistory } from './history.ts'
import { importProducts } from './import-products.ts'
import { operations } from './operations.ts'
import { addPictureRoutes } from './picture-routes.ts'
import { categoryColumns, productColumns, readCategoryPaths } from './product-file.ts'

export interface ProductAppParts {
  readonly service: ProductService
  readonly store: ProductStore
  readonly logger: Logger
  readonly newId: () => string
  /** ISO 4217 code of the shop's currency. */
  readonly currency: string
  /** Default: each picture in a process of its own. */
  readonly encodePicture?: EncodePicture
  /** Default: each card in a process of its own. */
  readonly drawCard?: DrawCard
}

const listQuery = pageQuery.extend({ status: Product.shape.status.default('active') })
const ofCategory = categoryId.optional().describe('Only products of this category, and of the categories inside it.')
/** What selects the products of a list, besides their status. */
const filters = {
  q: productText.optional(),
  categoryId: ofCategory,
  availability: availability.optional(),
  availableUpTo: availableUpTo.optional(),
  priceFrom: priceFrom.optional(),
  priceTo: priceTo.optional(),
}

interface Prices {
  readonly priceFrom?: number | undefined
  readonly priceTo?: number | undefined
}

/** Refuses prices between which nothing can lie. */
const pricesHaveRoom = ({ value, issues }: z.core.ParsePayload<Prices>): void => {
  const { priceFrom: from, priceTo: to } = value
  if (from !== undefined && to !== undefined && from > to)
    issues.push({ code: 'custom', path: ['priceTo'], message: 'must be priceFrom or more', input: value })
}

/** The filter that a query asks for. Undefined if nothing can match: its text has no words. @throws ProblemError if the text asks for too much */
const filterOf = <Asked extends { readonly q?: string | undefined }>({
  q,
  ...asked
}: Asked): (Omit<Asked, 'q'> & { wanted?: Wanted }) | undefined => {
  if (q === undefined) return asked
  const wanted = wantedBy(q)
  refuseTooManyTerms(wanted)
  return wanted && { ...asked, wanted }
}

const productsQuery = pageQuery
  .extend({
    status: Product.shape.status.optional().describe('Only products with this status. Default: `active`.'),
    ...filters,
    sort: productSort.optional().describe(`${productSort.description} Default: \`oldest\`.`),
    ids: z
      .string()
      .transform((ids) => [...new Set(ids.split(','))])
      .pipe(z.array(productId).max(MAX_PAGE_SIZE))
      .optional()
      .describe(`Up to ${MAX_PAGE_SIZE} ids with commas between them: these products, whatever their status, on one page in this order.`),
  })
  .refine(
    ({ ids, limit: _, ...others }) => ids === undefined || Object.values(others).every((other) => other === undefined),
    '`ids` selects the products by itself',
  )
  .check(pricesHaveRoom)
const countsQuery = z
  .strictObject({
    status: Product.shape.status.default('active').describe('Only products with this status. Default: `active`.'),
    ...filters,
  })
  .check(pricesHaveRoom)

const exportQuery = z
  .strictObject({
    status: Product.shape.status.optional().describe('Only products with this status. Default: all, the active ones first.'),
    ...filters,
    // What else a list is ordered by changes while an export is read.
    sort: productSort
      .extract(['oldest', 'newest'])
      .default('oldest')
      .describe('What comes first: the product that was added first or last.'),
  })
  .check(pricesHaveRoom)
const importQuery = z.strictObject({
  mode: z.enum(['check', 'apply']).default('check').describe('`check`: say what would be done. `apply`: do it, unless something is wrong.'),
})
/** For the documents alone: the route reads it itself. */
const productsFile = z.string().meta({
  contentType: 'text/csv',
  description: `A CSV file in UTF-8, with the names of its columns in the first line: some of those of an export. Up to ${MAX_IMPORT_ROWS} rows, and ${MAX_IMPORT_BYTES} bytes.`,
})
const categoriesQuery = listQuery.extend({
  parentId: z
    .union([categoryId, z.literal('root').transform(() => null)])
    .optional()
    .describe('Only categories directly inside this one (UUID v7). `root`: only those that are in no category.'),
  q: categoryText.optional(),
})
const exportCategoriesQuery = z.strictObject({
  status: Category.shape.status.optional().describe('Only categories with this status. Default: all, the active ones first.'),
  q: categoryText.optional(),
})
const productParams = z.strictObject({ productId })
const categoryParams = z.strictObject({ categoryId })
const slugParams = z.strictObject({ slug: text(200) })
const nothing = z.strictObject({}).nullish()

const changeOf = ({ changedBy, changedAt }: ProductRow | CategoryRow) => ({ changedBy, changedAt })

/** What orders a list of products: see {@link ProductPlace}. */
const inOrder = (sort: ProductSort) => ({
  place: z.tuple([productOrders[sort].by === 'name' ? z.string() : z.int(), z.int().min(1)]),
  placeOf: placeIn(sort),
})

interface Headers {
  header(name: string, value: string): unknown
}

/** Caches may keep the answer, but must revalidate it each time, because the stock changes with every order. */
const CATALOGUE = 'public, no-cache'

/** What an adjustment takes back: what a commit has done to the stock of this product. */
const undoneBy = (id: string, { delta, undoes }: AdjustStock): Undone | undefined =>
  undoes === undefined
    ? undefined
    : {
        position: undoes,
        stream: streamRef(product, id).name,
        moves: delta,
        movedBy: ({ type, data }) => (type === 'StockAdjusted' ? data.delta : undefined),
      }

export const buildProductApp = ({
  service,
  store,
  logger,
  newId,
  currency,
  encodePicture = createPictureEncoding({ logger }),
  drawCard = createCardDrawing({ logger }),
}: ProductAppParts): App => {
  const { app, write, writeEach, senderOf, stream, tellOf } = createServiceApp(service, { logger, newId })

  const asShown = <Body extends { readonly version: number }>(body: Body): Representation<Body> => ({
    body,
    etag: etagOf(body.version, body),
  })
  const productShown = async (state: ShownProduct) => asShown(productAnswer(await withCategory(store, state)))
  const shownProduct = async (id: string) => {
    const found = await store.product(id)
    return found && { ...(await productShown(found)), changed: changeOf(found) }
  }
  const pastProduct = async (id: string, asOf: AsOf) => {
    const found = await store.product(id)
    if (found === undefined) return undefined
    const { state } = await service.past.state(streamRef(product, id), asOf)
    return state.status === 'none' ? undefined : productShown({ ...state, position: found.position })
  }
  const shownCategory = async (id: string) => {
    const found = await store.category(id)
    return found && { ...asShown(categoryAnswer(found)), changed: changeOf(found) }
  }
  /** Answers a request for one product or category. @throws ProblemError if there is none */
  const answerWith = <Body extends object>(reply: Headers, kind: string, shown: Representation<Body> | undefined): Body => {
    if (shown === undefined) throw new ProblemError('not-found', `there is no such ${kind}`)
    reply.header('cache-control', CATALOGUE)
    reply.header('etag', shown.etag)
    return shown.body
  }

  app.get(
    '/products',
    // Which category lies inside another decides which products a list shows, and their names are on drawn pictures.
    {
      ...showing(forAnybody, { products: null, categories: null }),
      schema: { ...operations.listProducts, querystring: productsQuery, response: { 200: page(Product) } },
    },
    async ({ query }, reply) => {
      reply.header('cache-control', CATALOGUE)
      const { ids, cursor, limit, sort = 'oldest', status = 'active', ...others } = query
      if (ids !== undefined) return onlyPage((await withCategories(store, await store.products(ids))).map(productAnswer))
      const filter = filterOf({ ...others, status })
      if (filter === undefined) return onlyPage<Product>([])
      return listPage(
        { cursor, limit },
        {
          ...inOrder(sort),
          of: ['products', sort, Object.entries({ ...others, status }).toSorted()],
          read: async (wanted) => withCategories(store, await store.listProducts(filter, sort, wanted)),
          count: (atMost) => store.countProducts(filter, atMost),
          show: productAnswer,
        },
      )
    },
  )

  app.get(
    '/products/events',
    { ...forManagers, schema: { ...operations.streamProducts, querystring: streamQuery, events: ProductMessage } },
    (request, reply) => stream(request, reply, { topic: ALL_PRODUCTS, after: request.query.after }),
  )

  app.get(
    '/products/counts',
    {
      ...showing(forAnybody, { products: null, categories: null }),
      schema: { ...operations.countProducts, querystring: countsQuery, response: { 200: ProductCounts } },
    },
    async ({ query }, reply): Promise<ProductCounts> => {
      reply.header('cache-control', CATALOGUE)
      const filter = filterOf(query)
      const countOf = async (restriction: Partial<ProductFilter>): Promise<{ count: number; exact: boolean }> => {
        const found = filter === undefined ? 0 : await store.countProducts({ ...filter, ...restriction }, MAX_COUNTED + 1)
        return { count: Math.min(found, MAX_COUNTED), exact: found <= MAX_COUNTED }
      }
      const inside = await store.listCategories({ status: 'active', parentId: query.categoryId ?? null }, { limit: MAX_PAGE_SIZE })
      const [availabilities, statuses, categories] = await Promise.all([
        Promise.all(availability.options.map(async (one) => ({ availability: one, ...(await countOf({ availability: one })) }))),
        Promise.all(Product.shape.status.options.map(async (status) => ({ status, ...(await countOf({ status })) }))),
        Promise.all(inside.map(async ({ categoryId: id }) => ({ categoryId: id, ...(await countOf({ categoryId: id })) }))),
      ])
      return { availabilities, statuses, categories }
    },
  )

  app.get(
    '/products/export.csv',
    { ...forManagers, schema: { ...operations.exportProducts, querystring: exportQuery, response: { 200: csvFile } } },
    async ({ query: { sort, status: only, ...asked } }, reply) => {
      const filter = filterOf(asked)
      const paths = await readCategoryPaths(store)
      const pages = async function* () {
        if (filter === undefined) return
        for (const status of only === undefined ? Product.shape.status.options : [only])
          yield* pagesOf((wanted) => store.listProducts({ ...filter, status }, sort, wanted), placeIn(sort))
      }
      return sendCsv(reply, 'products', productColumns(paths), pages())
    },
  )

  app.post(
    '/products',
    { ...forManagers, schema: { ...operations.addProduct, body: AddProduct, response: { 201: AddedProduct } } },
    async (request, reply) =>
      write(request, reply, {
        command: commands.addProduct(newId(), request.body, currency),
        status: 201,
        body: (events, _at, position) => {
          const added = addedProduct(events, position)
          reply.header('location', locationIn(request, added.productId))
          return added
        },
      }),
  )

  app.get(
    '/products/:productId',
    {
      // Categories change so rarely that each of them may end the answers about all products.
      ...showing(forAnybody, { products: 'productId', categories: null }),
      schema: { ...operations.getProduct, params: productParams, querystring: pastQuery, response: { 200: Product } },
    },
    async ({ params: { productId: id }, query: { asOf } }, reply) => {
      if (asOf === undefined) return answerWith(reply, 'product', await shownProduct(id))
      const past = await pastProduct(id, asOf)
      markPast(reply, asOf)
      return answerWith(reply, 'product', past)
    },
  )

  app.get(
    '/products/:productId/history',
    {
      ...forManagers,
      schema: {
        ...operations.getProductHistory,
        params: productParams,
        querystring: pageQuery,
        response: { 200: page(ProductHistoryItem) },
      },
    },
    async ({ params, query }) => {
      const found = await store.product(params.productId)
      if (found === undefined) throw new ProblemError('not-found', 'there is no such product')
      return listPage(query, await productHistory(service.past, store, found))
    },
  )

  app.get(
    '/products/:productId/history/export.csv',
    {
      ...forManagers,
      schema: { ...operations.exportProductHistory, params: productParams, querystring: z.strictObject({}), response: { 200: csvFile } },
    },
    async ({ params }, reply) => {
      const found = await store.product(params.productId)
      if (found === undefined) throw new ProblemError('not-found', 'there is no such product')
      const { read, placeOf } = await productHistory(service.past, store, found)
      return sendCsv(reply, 'history', historyColumns(found.productId), pagesOf(read, placeOf))
    },
  )

  app.get(
    '/products/by-slug/:slug',
    {
      ...showing(forAnybody, { products: null, categories: null }),
      schema: { ...operations.getProductBySlug, params: slugParams, response: { 200: Product } },
    },
    async ({ params }, reply) => {
      const position = positionIn(params.slug)
      const found = position === undefined ? undefined : await store.productAt(position)
      return answerWith(reply, 'product', found && (await productShown(found)))
    },
  )

  app.patch(
    '/products/:productId',
    { ...forManagers, schema: { ...operations.changeProduct, params: productParams, body: ChangeProduct } },
    async (request, reply) => {
      const revisions = revisionsAsked(request.headers['if-match'])
      const command = commands.changeProduct(request.params.productId, request.body, revisions, currency)
      return write(request, reply, { command, current: () => shownProduct(request.params.productId) })
    },
  )

  app.delete(
    '/products/:productId',
    { ...forManagers, schema: { ...operations.retireProduct, params: productParams } },
    async (request, reply) => {
      const command = commands.retireProduct(request.params.productId, revisionsAsked(request.headers['if-match']))
      return write(request, reply, { command, current: () => shownProduct(request.params.productId) })
    },
  )

  app.post(
    '/products/:productId/restoration',
    { ...forManagers, schema: { ...operations.restoreProduct, params: productParams, body: nothing } },
    async (request, reply) => {
      const command = commands.restoreProduct(request.params.productId, revisionsAsked(request.headers['if-match']))
      return write(request, reply, { command, current: () => shownProduct(request.params.productId) })
    },
  )

  addPictureRoutes({ app, write, store, blobs: service.blobs, encode: encodePicture, drawCard, shownProduct })
  app.register((files: App, _options, done) => {
    files.removeAllContentTypeParsers()
    files.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit: MAX_IMPORT_BYTES }, (_request, body, parsed) =>
      parsed(null, body),
    )
    files.post(
      '/products/import',
      {
        ...forManagers,
        schema: { ...operations.importProducts, file: productsFile, querystring: importQuery, response: { 200: ImportedProducts } },
      },
      async (request, reply) => {
        const file = request.body
        if (!Buffer.isBuffer(file) || file.length === 0) throw new ProblemError('malformed-request', 'the body is missing')
        if (!isUtf8(file)) throw new ProblemError('malformed-request', 'the body is not valid UTF-8')
        // Whoever sends a file again, or names the same key, it is the same import.
        const originFor = senderOf(request, { keyOwner: 'import', defaultKey: hash('sha256', file) })
        const { answer, outcomes } = await importProducts(
          { store, handler: service.commands, newId, currency },
          { file, apply: request.query.mode === 'apply', originFor: (row) => originFor({ id: row }) },
        )
        await tellOf(reply, outcomes)
        return answer
      },
    )
    done()
  })

  app.post(
    '/products/changes',
    {
      ...forManagers,
      bodyLimit: MAX_CHANGES_BYTES,
      schema: { ...operations.changeProducts, body: ChangeProducts, response: { 200: ChangedProducts } },
    },
    async (request, reply): Promise<ChangedProducts> => {
      const { changes } = request.body
      const { problems, isShown } = await writeEach(
        request,
        reply,
        changes.map((one) => ({
          id: one.productId,
          command: commands.changeOneOf(one, currency),
          undoes: one.change.type === 'stock' ? undoneBy(one.productId, one.change) : undefined,
          current: () => shownProduct(one.productId),
        })),
      )
      // The changes are made, also if nobody can read them now.
      const readRows = () =>
        store.products(changes.map(({ productId: id }) => id)).catch((error: unknown) => {
          if (error instanceof StoreUnavailable) return []
          throw error
        })
      const rows = isShown ? await readRows() : []
      const versions = new Map(rows.map((row) => [row.productId, row.revision]))
      return {
        results: changes.map(({ productId: id }, index) => {
          const problem = problems[index]
          if (problem !== undefined) return { productId: id, status: problem.status, version: null, problem }
          return { productId: id, status: 204, version: versions.get(id) ?? null, problem: null }
        }),
      }
    },
  )

  const adjustment = { ...forManagers, schema: { ...operations.adjustStock, params: productParams, body: AdjustStock } }
  app.post('/products/:productId/stock-adjustments', adjustment, async (request, reply) =>
    write(request, reply, {
      command: commands.adjustStock(request.params.productId, request.body),
      undoes: undoneBy(request.params.productId, request.body),
    }),
  )

  app.get(
    '/categories',
    {
      ...showing(forAnybody, { categories: null }),
      schema: { ...operations.listCategories, querystring: categoriesQuery, response: { 200: page(Category) } },
    },
    async ({ query }, reply) => {
      reply.header('cache-control', CATALOGUE)
      const { cursor, limit, ...asked } = query
      const filter = filterOf(asked)
      if (filter === undefined) return onlyPage<Category>([])
      return listPage(
        { cursor, limit },
        {
          ...byPosition,
          of: ['categories', asked],
          read: (wanted) => store.listCategories(filter, wanted),
          count: (atMost) => store.countCategories(filter, atMost),
          show: categoryAnswer,
        },
      )
    },
  )

  app.get(
    '/categories/export.csv',
    { ...forManagers, schema: { ...operations.exportCategories, querystring: exportCategoriesQuery, response: { 200: csvFile } } },
    async ({ query: { status: only, ...asked } }, reply) => {
      const filter = filterOf(asked)
      const found = new Set<string>()
      if (filter?.wanted !== undefined)
        for (const status of Category.shape.status.options)
          for await (const rows of pagesOf((wanted) => store.listCategories({ ...filter, status }, wanted), byPosition.placeOf))
            for (const row of rows) found.add(row.categoryId)
      // All come from one reading, so that none is there twice.
      const paths = await readCategoryPaths(store)
      const isWanted = ({ categoryId: id, status }: CategoryRow): boolean =>
        filter !== undefined && (only === undefined || status === only) && (filter.wanted === undefined || found.has(id))
      return sendCsv(reply, 'categories', categoryColumns(paths), [[...paths.rows.values()].filter(isWanted)])
    },
  )

  app.post(
    '/categories',
    { ...forManagers, schema: { ...operations.addCategory, body: AddCategory, response: { 201: Category } } },
    async (request, reply) =>
      write(request, reply, {
        command: commands.addCategory(newId(), request.body),
        status: 201,
        body: (events, _at, position) => {
          const added = addedCategory(events, position)
          reply.header('location', locationIn(request, added.categoryId))
          return added
        },
      }),
  )

  app.get(
    '/categories/:categoryId',
    {
      ...showing(forAnybody, { categories: 'categoryId' }),
      schema: { ...operations.getCategory, params: categoryParams, response: { 200: Category } },
    },
    async ({ params }, reply) => {
      return answerWith(reply, 'category', await shownCategory(params.categoryId))
    },
  )

  app.get(
    '/categories/:categoryId/history',
    {
      ...forManagers,
      schema: {
        ...operations.getCategoryHistory,
        params: categoryParams,
        querystring: pageQuery,
        response: { 200: page(CategoryHistoryItem) },
      },
    },
    async ({ params, query }) => {
      const found = await store.category(params.categoryId)
      if (found === undefined) throw new ProblemError('not-found', 'there is no such category')
      return listPage(query, await categoryHistory(service.past, found))
    },
  )

  app.get(
    '/categories/:categoryId/history/export.csv',
    {
      ...forManagers,
      schema: { ...operations.exportCategoryHistory, params: categoryParams, querystring: z.strictObject({}), response: { 200: csvFile } },
    },
    async ({ params }, reply) => {
      const found = await store.category(params.categoryId)
      if (found === undefined) throw new ProblemError('not-found', 'there is no such category')
      const { read, placeOf } = await categoryHistory(service.past, found)
      return sendCsv(reply, 'history', categoryHistoryColumns(found.categoryId), pagesOf(read, placeOf))
    },
  )

  app.get(
    '/categories/by-slug/:slug',
    {
      ...showing(forAnybody, { categories: null }),
      schema: { ...operations.getCategoryBySlug, params: slugParams, response: { 200: Category } },
    },
    async ({ params }, reply) => {
      const position = positionIn(params.slug)
      const found = position === undefined ? undefined : await store.categoryAt(position)
      return answerWith(reply, 'category', found && asShown(categoryAnswer(found)))
    },
  )

  app.patch(
    '/categories/:categoryId',
    { ...forManagers, schema: { ...operations.changeCategory, params: categoryParams, body: ChangeCategory } },
    async (request, reply) => {
      const revisions = revisionsAsked(request.headers['if-match'])
      const levels = await store.levelsFrom(request.params.categoryId)
      const command = commands.changeCategory(request.params.categoryId, request.body, revisions, levels)
      return write(request, reply, { command, current: () => shownCategory(request.params.categoryId) })
    },
  )

  app.delete(
    '/categories/:categoryId',
    { ...forManagers, schema: { ...operations.retireCategory, params: categoryParams } },
    async (request, reply) => {
      const command = commands.retireCategory(request.params.categoryId, revisionsAsked(request.headers['if-match']))
      return write(request, reply, { command, current: () => shownCategory(request.params.categoryId) })
    },
  )

  app.post(
    '/categories/:categoryId/restoration',
    { ...forManagers, schema: { ...operations.restoreCategory, params: categoryParams, body: nothing } },
    async (request, reply) => {
      const command = commands.restoreCategory(request.params.categoryId, revisionsAsked(request.headers['if-match']))
      return write(request, reply, { command, current: () => shownCategory(request.params.categoryId) })
    },
  )

  const reservationParams = z.strictObject({ orderId })
  // A reservation does not say whose order it is for.
  app.get(
    '/reservations/:orderId',
    { ...forManagers, schema: { ...operations.getReservation, params: reservationParams, response: { 200: Reservation } } },
    async ({ params }) => {
      const found = await store.reservation(params.orderId)
      if (found === undefined) throw new ProblemError('not-found', 'the order has no reservation')
      return reservationAnswer(found)
    },
  )

  return app
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  categoryId,
  positionIn,
  productId,
  StorefrontCategoryPage,
  StorefrontHome,
  StorefrontProductPage,
  StorefrontSearch,
  StorefrontSuggestions,
} from '@souk/contracts'
import type { App } from '@souk/http'
import { text } from '@souk/log-protocol'
import type { Clock, Logger } from '@souk/process'
import { createServiceApp, forAnybody, showingWhatItNames, shows, type Service } from '@souk/service'
import type { CategoryRow } from '../view/projectors.ts'
import type { StorefrontStore } from '../view/store.ts'
import { keptTree } from './kept-tree.ts'
import { operations } from './operations.ts'
import { categoryPage, homePage, productPage, type Page } from './pages.ts'
import { SearchAsked, searchPage, suggestions, SuggestionsAsked } from './search.ts'
import { surrogateKeys } from './surrogate-keys.ts'
import type { Tree } from './tree.ts'

export interface StorefrontAppParts {
  readonly service: Service
  readonly store: StorefrontStore
  readonly clock: Pick<Clock, 'now'>
  readonly logger: Logger
  readonly newId: () => string
}

const slugParams = z.strictObject({ slug: text(200) })
const forReaders = showingWhatItNames(forAnybody)

/** Caches may keep the answer, but must revalidate it each time, because the stock changes with every order. */
const CATALOGUE = 'public, no-cache'

export const buildStorefrontApp = ({ service, store, clock, logger, newId }: StorefrontAppParts): App => {
  const { app } = createServiceApp(service, { logger, newId })

  const answer = <Body>(request: FastifyRequest, reply: FastifyReply, { body, shown }: Page<Body>): Body => {
    shows(request, shown)
    reply.headers({ 'cache-control': CATALOGUE, 'surrogate-key': surrogateKeys(shown) })
    return body
  }

  const tree = keptTree(store, service.stamps)
  const showCategory = async (find: (all: Tree) => CategoryRow | undefined): Promise<Page<StorefrontCategoryPage>> => {
    const all = await tree()
    return categoryPage(store, all, find(all))
  }

  app.get(
    '/home',
    { ...forReaders, schema: { ...operations.getStorefrontHome, response: { 200: StorefrontHome } } },
    async (request, reply) => answer(request, reply, await homePage(store, await tree())),
  )

  app.get(
    '/products',
    { ...forReaders, schema: { ...operations.searchProducts, querystring: SearchAsked, response: { 200: StorefrontSearch } } },
    async (request, reply) => answer(request, reply, await searchPage(store, await tree(), request.query)),
  )

  app.get(
    '/suggestions',
    { ...forReaders, schema: { ...operations.suggestProducts, querystring: SuggestionsAsked, response: { 200: StorefrontSuggestions } } },
    async (request, reply) => answer(request, reply, await suggestions(store, await tree(), request.query.q)),
  )

  const categoryRoute = {
    ...forReaders,
    schema: { ...operations.getStorefrontCategory, params: z.strictObject({ categoryId }), response: { 200: StorefrontCategoryPage } },
  }
  app.get('/categories/:categoryId', categoryRoute, async (request, reply) =>
    answer(request, reply, await showCategory(({ category }) => category(request.params.categoryId))),
  )

  const categorySlugRoute = {
    ...forReaders,
    schema: { ...operations.getStorefrontCategoryBySlug, params: slugParams, response: { 200: StorefrontCategoryPage } },
  }
  app.get('/categories/by-slug/:slug', categorySlugRoute, async (request, reply) => {
    const named = positionIn(request.params.slug)
    return answer(request, reply, await showCategory(({ all }) => all.find(({ position }) => position === named)))
  })

  const productRoute = {
    ...forReaders,
    schema: { ...operations.getStorefrontProduct, params: z.strictObject({ productId }), response: { 200: StorefrontProductPage } },
  }
  app.get('/products/:productId', productRoute, async (request, reply) =>
    answer(request, reply, await productPage(store, await tree(), await store.product(request.params.productId), clock.now())),
  )

  const productSlugRoute = {
    ...forReaders,
    schema: { ...operations.getStorefrontProductBySlug, params: slugParams, response: { 200: StorefrontProductPage } },
  }
  app.get('/products/by-slug/:slug', productSlugRoute, async (request, reply) => {
    const named = positionIn(request.params.slug)
    const row = named === undefined ? undefined : await store.productAt(named)
    return answer(request, reply, await productPage(store, await tree(), row, clock.now()))
  })

  return app
}

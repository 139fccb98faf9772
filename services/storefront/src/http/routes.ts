import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  categoryId,
  positionIn,
  productId,
  StorefrontCategoryPage,
  StorefrontCategoryPageResource,
  StorefrontHome,
  StorefrontHomeResource,
  StorefrontProductPage,
  StorefrontProductPageResource,
  StorefrontSearch,
  StorefrontSearchResource,
  StorefrontSuggestions,
} from '@souk/contracts'
import { HAL, mediaTypeOf, offers, type App } from '@souk/http'
import { text } from '@souk/log-protocol'
import type { Clock, Logger } from '@souk/process'
import { createServiceApp, forAnybody, showingWhatItNames, shows, type Service } from '@souk/service'
import type { CategoryRow } from '../view/projectors.ts'
import type { StorefrontStore } from '../view/store.ts'
import { pages } from './addresses.ts'
import { keptTree } from './kept-tree.ts'
import { operations } from './operations.ts'
import { categoryPage, homePage, productPage, type Page } from './pages.ts'
import { categoryPageResource, homeResource, productPageResource, searchInShop, searchResource } from './resources.ts'
import { SearchAsked, searchPage, suggestions, SuggestionsAsked } from './search.ts'
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

const JSON_TYPE = 'application/json'
const HTML = 'text/html'
/** Reads that programs can have in two forms. People are sent to the page of the shop. */
const forReadersAndBrowsers = { ...forReaders, onRequest: offers(JSON_TYPE, HAL, HTML) }

/** The answers of such a read. */
const inTwoForms = <Composed extends z.ZodType, Linked extends z.ZodType>(composed: Composed, linked: Linked) => ({
  200: {
    description: `${composed.description ?? ''} As \`${HAL}\`: only what the storefront knows by itself, with links to the rest.`,
    content: { [JSON_TYPE]: { schema: composed }, [HAL]: { schema: linked } },
  },
  303: z.undefined().describe(`\`Accept\` prefers \`${HTML}\`: the page of the shop, for people.`),
})

/** What makes the other forms from a composed answer. */
interface OtherForms<Body, Resource> {
  readonly resource: (body: Body) => Resource
  /** The path of the page in the shop. */
  readonly inShop: (body: Body) => string
}

const homeForms = { resource: homeResource, inShop: () => pages.home }
const categoryForms = {
  resource: categoryPageResource,
  inShop: ({ category }: StorefrontCategoryPage) => pages.category(category.slug),
}
const productForms = { resource: productPageResource, inShop: ({ product }: StorefrontProductPage) => pages.product(product.slug) }

/** Caches may keep the answer, but must revalidate it each time, because the stock changes with every order. */
const CATALOGUE = 'public, no-cache'

export const buildStorefrontApp = ({ service, store, clock, logger, newId }: StorefrontAppParts): App => {
  const { app } = createServiceApp(service, { logger, newId })

  const answer = <Body>(request: FastifyRequest, reply: FastifyReply, { body, shown }: Page<Body>): Body => {
    shows(request, shown)
    reply.header('cache-control', CATALOGUE)
    return body
  }

  /** Answers in the form that the request wants. */
  const answerIn = <Body, Resource>(
    { resource, inShop }: OtherForms<Body, Resource>,
    request: FastifyRequest,
    reply: FastifyReply,
    page: Page<Body>,
  ): Body | Resource | FastifyReply => {
    const body = answer(request, reply, page)
    switch (mediaTypeOf(request)) {
      case HTML:
        return reply.redirect(inShop(body), 303)
      case HAL:
        reply.type(HAL)
        return resource(body)
      default:
        return body
    }
  }

  const tree = keptTree(store, service.stamps)

  app.get(
    '/home',
    { ...forReadersAndBrowsers, schema: { ...operations.getStorefrontHome, response: inTwoForms(StorefrontHome, StorefrontHomeResource) } },
    async (request, reply) => answerIn(homeForms, request, reply, await homePage(store, await tree())),
  )

  const searchRoute = {
    ...forReadersAndBrowsers,
    schema: {
      ...operations.searchProducts,
      querystring: SearchAsked,
      response: inTwoForms(StorefrontSearch, StorefrontSearchResource),
    },
  }
  app.get('/products', searchRoute, async (request, reply) => {
    const { query } = request
    const forms = { resource: (body: StorefrontSearch) => searchResource(body, query), inShop: () => searchInShop(query) }
    return answerIn(forms, request, reply, await searchPage(store, await tree(), query))
  })

  app.get(
    '/suggestions',
    { ...forReaders, schema: { ...operations.suggestProducts, querystring: SuggestionsAsked, response: { 200: StorefrontSuggestions } } },
    async (request, reply) => answer(request, reply, await suggestions(store, await tree(), request.query.q)),
  )

  const categoryAnswers = inTwoForms(StorefrontCategoryPage, StorefrontCategoryPageResource)
  const showCategory = async (find: (all: Tree) => CategoryRow | undefined): Promise<Page<StorefrontCategoryPage>> => {
    const all = await tree()
    return categoryPage(store, all, find(all))
  }

  const categoryRoute = {
    ...forReadersAndBrowsers,
    schema: { ...operations.getStorefrontCategory, params: z.strictObject({ categoryId }), response: categoryAnswers },
  }
  app.get('/categories/:categoryId', categoryRoute, async (request, reply) =>
    answerIn(categoryForms, request, reply, await showCategory(({ category }) => category(request.params.categoryId))),
  )

  const categorySlugRoute = {
    ...forReadersAndBrowsers,
    schema: { ...operations.getStorefrontCategoryBySlug, params: slugParams, response: categoryAnswers },
  }
  app.get('/categories/by-slug/:slug', categorySlugRoute, async (request, reply) => {
    const named = positionIn(request.params.slug)
    return answerIn(categoryForms, request, reply, await showCategory(({ all }) => all.find(({ position }) => position === named)))
  })

  const productAnswers = inTwoForms(StorefrontProductPage, StorefrontProductPageResource)
  const productRoute = {
    ...forReadersAndBrowsers,
    schema: { ...operations.getStorefrontProduct, params: z.strictObject({ productId }), response: productAnswers },
  }
  app.get('/products/:productId', productRoute, async (request, reply) => {
    const row = await store.product(request.params.productId)
    return answerIn(productForms, request, reply, await productPage(store, await tree(), row, clock.now()))
  })

  const productSlugRoute = {
    ...forReadersAndBrowsers,
    schema: { ...operations.getStorefrontProductBySlug, params: slugParams, response: productAnswers },
  }
  app.get('/products/by-slug/:slug', productSlugRoute, async (request, reply) => {
    const named = positionIn(request.params.slug)
    const row = named === undefined ? undefined : await store.productAt(named)
    return answerIn(productForms, request, reply, await productPage(store, await tree(), row, clock.now()))
  })

  return app
}

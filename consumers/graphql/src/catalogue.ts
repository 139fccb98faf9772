import type { StorefrontHome, StorefrontProduct, StorefrontProductPage } from '@souk/client'
import { builder, CategoryRef, enumOf, ProductRef } from './builder.ts'
import { asks, holds, isLong } from './costs.ts'

/** Products in a row of a page of the storefront. */
const ROW = holds(12)
/** Categories inside one. */
const BRANCH = holds(10)

const ProductStatus = enumOf('ProductStatus', 'Whether a product is sold.', ['active', 'retired'])

type Pictures = NonNullable<StorefrontProduct['pictures']>

const VariantRef = builder.objectRef<Pictures['variants'][number]>('PictureVariant').implement({
  description: 'A picture in one format and size.',
  fields: (t) => ({
    type: t.exposeString('type', { description: 'Media type.' }),
    width: t.exposeInt('width'),
    height: t.exposeInt('height'),
    path: t.exposeString('path'),
  }),
})

const PicturesRef = builder.objectRef<Pictures>('Pictures').implement({
  description: 'An uploaded picture.',
  fields: (t) => ({
    width: t.exposeInt('width'),
    height: t.exposeInt('height'),
    variants: t.expose('variants', { type: [VariantRef], extensions: holds(6) }),
  }),
})

const PriceRef = builder.objectRef<StorefrontProductPage['prices'][number]>('PricePoint').implement({
  description: 'A price, and when it began.',
  fields: (t) => ({ price: t.expose('price', { type: 'SafeInt' }), since: t.expose('since', { type: 'DateTime' }) }),
})

ProductRef.implement({
  description: 'A product.',
  fields: (t) => ({
    id: t.exposeID('productId'),
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    description: t.exposeString('description', { extensions: isLong }),
    supplier: t.exposeString('supplier'),
    price: t.expose('price', { type: 'SafeInt' }),
    currency: t.exposeString('currency'),
    status: t.expose('status', { type: ProductStatus }),
    addedAt: t.expose('addedAt', { type: 'DateTime' }),
    unitsAvailable: t.expose('unitsAvailable', { type: 'SafeInt' }),
    picture: t.exposeString('picture', { nullable: true }),
    pictures: t.expose('pictures', { type: PicturesRef, nullable: true }),
    drawn: t.exposeString('drawn'),
    category: t.field({
      type: CategoryRef,
      nullable: true,
      description: 'Its category.',
      resolve: async (product, _args, { reads }) =>
        'category' in product ? product.category : ((await reads.place(product.categoryId))?.category ?? null),
    }),
    // The API is asked once for all of these.
    prices: t.field({
      type: [PriceRef],
      nullable: true,
      extensions: { ...asks, ...holds(5) },
      resolve: async ({ productId }, _args, { reads }) => (await reads.productPage(productId))?.prices,
    }),
    lowestPrice: t.field({
      type: 'SafeInt',
      nullable: true,
      extensions: asks,
      resolve: async ({ productId }, _args, { reads }) => (await reads.productPage(productId))?.lowestPrice,
    }),
    boughtTogether: t.field({
      type: [ProductRef],
      nullable: true,
      extensions: { ...asks, ...ROW },
      resolve: async ({ productId }, _args, { reads }) => (await reads.productPage(productId))?.boughtTogether,
    }),
    sameCategory: t.field({
      type: [ProductRef],
      nullable: true,
      extensions: { ...asks, ...ROW },
      resolve: async ({ productId }, _args, { reads }) => (await reads.productPage(productId))?.sameCategory,
    }),
  }),
})

CategoryRef.implement({
  description: 'A category of products.',
  fields: (t) => ({
    id: t.exposeID('categoryId'),
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    // The tree is asked for once. Only categories without products are asked for by themselves.
    description: t.string({
      nullable: true,
      extensions: isLong,
      resolve: async ({ categoryId }, _args, { reads }) => (await reads.place(categoryId))?.category.description,
    }),
    productCount: t.field({
      type: 'SafeInt',
      nullable: true,
      description: 'Number of products that are sold, in this category and all inside it.',
      resolve: async ({ categoryId }, _args, { reads }) => (await reads.place(categoryId))?.category.products,
    }),
    parent: t.field({
      type: CategoryRef,
      nullable: true,
      description: 'The category that this one is in.',
      resolve: async ({ categoryId }, _args, { reads }) => (await reads.place(categoryId))?.path.at(-1),
    }),
    path: t.field({
      type: [CategoryRef],
      nullable: true,
      extensions: holds(3),
      resolve: async ({ categoryId }, _args, { reads }) => (await reads.place(categoryId))?.path,
    }),
    children: t.field({
      type: [CategoryRef],
      nullable: true,
      extensions: BRANCH,
      resolve: async ({ categoryId }, _args, { reads }) => (await reads.place(categoryId))?.children,
    }),
    bestselling: t.field({
      type: [ProductRef],
      nullable: true,
      extensions: { ...asks, ...ROW },
      resolve: async ({ categoryId }, _args, { reads }) => (await reads.categoryPage(categoryId))?.bestselling,
    }),
    newest: t.field({
      type: [ProductRef],
      nullable: true,
      extensions: { ...asks, ...ROW },
      resolve: async ({ categoryId }, _args, { reads }) => (await reads.categoryPage(categoryId))?.newest,
    }),
  }),
})

const HomeRef = builder.objectRef<StorefrontHome>('Home').implement({
  description: 'What the first page of the shop shows.',
  fields: (t) => ({
    newest: t.expose('newest', { type: [ProductRef], extensions: ROW }),
    bestselling: t.expose('bestselling', { type: [ProductRef], extensions: ROW }),
    backInStock: t.expose('backInStock', { type: [ProductRef], extensions: ROW }),
  }),
})

/** Makes the catalogue a part of what can be asked. */
export const addCatalogue = (): void =>
  builder.queryFields((t) => ({
    home: t.field({
      type: HomeRef,
      nullable: true,
      description: 'The first page of the shop.',
      extensions: asks,
      resolve: (_root, _args, { reads }) => reads.home(),
    }),
    product: t.field({
      type: ProductRef,
      nullable: true,
      description: 'A product by its id, also a retired one. Null: there is none.',
      args: { id: t.arg.id({ required: true }) },
      extensions: asks,
      resolve: async (_root, { id }, { reads }) => (await reads.productPage(id))?.product,
    }),
    productBySlug: t.field({
      type: ProductRef,
      nullable: true,
      description: 'A product by its slug. Any words with the number of the slug lead to it. Null: there is none.',
      args: { slug: t.arg.string({ required: true }) },
      extensions: asks,
      resolve: async (_root, { slug }, { reads }) => (await reads.productPageBySlug(slug))?.product,
    }),
    categories: t.field({
      type: [CategoryRef],
      nullable: true,
      description: 'The categories that are in no other, by name. Only those with products. Their `children` make the tree.',
      extensions: { ...asks, ...BRANCH },
      resolve: (_root, _args, { reads }) => reads.roots(),
    }),
    category: t.field({
      type: CategoryRef,
      nullable: true,
      description: 'A category by its id. Null: there is none.',
      args: { id: t.arg.id({ required: true }) },
      extensions: asks,
      resolve: async (_root, { id }, { reads }) => (await reads.categoryPage(id))?.category,
    }),
    categoryBySlug: t.field({
      type: CategoryRef,
      nullable: true,
      description: 'A category by its slug. Null: there is none.',
      args: { slug: t.arg.string({ required: true }) },
      extensions: asks,
      resolve: async (_root, { slug }, { reads }) => (await reads.categoryPageBySlug(slug))?.category,
    }),
  }))

/** Paths of the shop, as the gateway has them: of pages for people, of this service, and of the service that owns products and categories. */

/** Values of parameters, as a query. Those that are undefined are left out. */
const queryOf = (values: Readonly<Record<string, unknown>>): string => {
  const given = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}

/** The pages of the web shop. */
export const pages = {
  home: '/',
  product: (slug: string): string => `/p/${slug}`,
  category: (slug: string): string => `/c/${slug}`,
  search: (asked: Readonly<Record<string, unknown>>): string => `/search${queryOf(asked)}`,
}

export const storefront = {
  home: '/storefront/home',
  product: (productId: string): string => `/storefront/products/${productId}`,
  category: (categoryId: string): string => `/storefront/categories/${categoryId}`,
  search: (asked: Readonly<Record<string, unknown>>): string => `/storefront/products${queryOf(asked)}`,
}

export const catalogue = {
  product: (productId: string): string => `/product/products/${productId}`,
  drawn: (productId: string): string => `/product/products/${productId}/picture.svg`,
  products: (productIds: readonly string[]): string => `/product/products?ids=${productIds.join(',')}`,
  category: (categoryId: string): string => `/product/categories/${categoryId}`,
}

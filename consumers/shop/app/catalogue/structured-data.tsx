/** Data that search engines read. A script ends at the first `</script`, whatever stands around it, so that `<` is written as an escape. */
export const dataText = (value: object): string => JSON.stringify(value).replaceAll('<', String.raw`\u003c`)

/**
 * Nobody runs it, so the content policy asks for no nonce. Search engines read pages from the server, so browsers need not know how it is made.
 * @param data  undefined in a browser
 */
export const StructuredData = ({ data }: { readonly data: object | undefined }) => (
  <script
    type="application/ld+json"
    suppressHydrationWarning
    dangerouslySetInnerHTML={{ __html: data === undefined ? '' : dataText(data) }}
  />
)

export interface Crumb {
  readonly name: string
  readonly address: string
}

/** https://schema.org/BreadcrumbList */
export const crumbsData = (crumbs: readonly Crumb[]): object => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map(({ name, address }, index) => ({ '@type': 'ListItem', position: index + 1, name, item: address })),
})

export interface Offered {
  readonly productId: string
  readonly name: string
  readonly description: string
  readonly supplier: string
  readonly category: string | undefined
  readonly address: string
  readonly image: string
  /** As a decimal number: `21.05`. */
  readonly price: string
  readonly currency: string
  readonly units: number
  readonly isRetired: boolean
}

/** https://schema.org/Product */
export const productData = (offered: Offered): object => {
  const { productId, name, description, supplier, category, address, image, price, currency, units, isRetired } = offered
  const state = isRetired ? 'Discontinued' : units === 0 ? 'OutOfStock' : 'InStock'
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    sku: productId,
    name,
    ...(description !== '' && { description }),
    ...(supplier !== '' && { brand: { '@type': 'Brand', name: supplier } }),
    ...(category !== undefined && { category }),
    image,
    url: address,
    offers: {
      '@type': 'Offer',
      url: address,
      price,
      priceCurrency: currency,
      availability: `https://schema.org/${state}`,
      itemCondition: 'https://schema.org/NewCondition',
    },
  }
}

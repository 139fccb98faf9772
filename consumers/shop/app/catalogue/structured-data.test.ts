import { expect, it } from 'vitest'
import { crumbsData, dataText, productData, type Offered } from './structured-data.tsx'

const offered: Offered = {
  productId: '01900000-0000-7000-8000-000000000001',
  name: '</script><script>alert(1)</script>',
  description: '24 - 12 oz bottles',
  supplier: 'A & "B"',
  category: 'Beverages',
  address: 'https://shop.example/p/chai-1',
  image: 'https://shop.example/picture.svg',
  price: '21.05',
  currency: 'GBP',
  units: 3,
  isRetired: false,
}

it('writes any name as data that ends no script', () => {
  const text = dataText(productData(offered))
  expect(text).not.toContain('<')
  expect(JSON.parse(text)).toMatchObject({
    name: offered.name,
    brand: { name: 'A & "B"' },
    offers: { price: '21.05', priceCurrency: 'GBP' },
  })
})

it.each([
  [{ units: 3, isRetired: false }, 'InStock'],
  [{ units: 0, isRetired: false }, 'OutOfStock'],
  [{ units: 3, isRetired: true }, 'Discontinued'],
])('says of %j that it is %s', (state, availability) => {
  expect(productData({ ...offered, ...state })).toMatchObject({ offers: { availability: `https://schema.org/${availability}` } })
})

it('numbers the way to a page', () => {
  const crumbs = [
    { name: 'Souk', address: 'https://shop.example/' },
    { name: 'Beverages', address: 'https://shop.example/c/beverages-3' },
  ]
  expect(crumbsData(crumbs)).toMatchObject({
    itemListElement: [
      { position: 1, name: 'Souk' },
      { position: 2, item: 'https://shop.example/c/beverages-3' },
    ],
  })
})

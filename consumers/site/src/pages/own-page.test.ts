import { expect, it } from 'vitest'
import { ownPage } from './own-page.ts'

it.each(['/', '/cart?a=1#b', '/p/chai', '/search?q=%C4%8Daj'])('goes on with %s', (page) => {
  expect(ownPage(page)).toBe(page)
})

it.each([
  'https://evil.example/',
  '//evil.example',
  String.raw`/\evil.example`,
  '/\t/evil.example',
  '/\n\\evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'evil.example',
  '//',
  '',
  null,
  undefined,
])('does not go on with %j', (page) => {
  expect(ownPage(page, '/cart')).toBe('/cart')
})

it.each([
  ['/čaj', '/%C4%8Daj'],
  ['/a\r\nset-cookie: b', '/aset-cookie:%20b'],
])('writes %j so that it stands in a header', (page, written) => {
  expect(ownPage(page)).toBe(written)
})

import { expect, it } from 'vitest'
import { robotsOf, sitemapsOf } from './sitemap-files.ts'

const locations = (file: string | undefined): string[] =>
  [...(file ?? '').matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address ?? '')

it('names each page in each language', () => {
  const files = sitemapsOf('https://shop.example', ['', '/de'], ['/', '/p/chai-1'])
  expect(files).toHaveLength(1)
  expect(locations(files[0])).toEqual([
    'https://shop.example/',
    'https://shop.example/p/chai-1',
    'https://shop.example/de',
    'https://shop.example/de/p/chai-1',
  ])
})

it('is split when it is full', () => {
  const [index, ...files] = sitemapsOf('https://shop.example', [''], ['/a', '/b', '/c&d'], 2)
  expect(locations(index)).toEqual(['https://shop.example/sitemaps/1.xml', 'https://shop.example/sitemaps/2.xml'])
  expect(files.map(locations)).toEqual([['https://shop.example/a', 'https://shop.example/b'], ['https://shop.example/c&amp;d']])
})

it('keeps search engines away from what belongs to one visitor', () => {
  const robots = robotsOf('https://shop.example', ['', '/de']).split('\n')
  expect(robots).toEqual(expect.arrayContaining(['Disallow: /cart', 'Disallow: /de/orders', 'Sitemap: https://shop.example/sitemap.xml']))
})

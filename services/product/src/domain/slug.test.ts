import { describe, expect, it } from 'vitest'
import { slugWords } from './slug.ts'

describe('the words of a slug', () => {
  it.each([
    ['Chai', 'chai'],
    ['Gumbär Gummibärchen, 2 × 100 g', 'gumbaer-gummibaerchen-2-100-g'],
    ['Sirop d’érable', 'sirop-d-erable'],
    ['Røgede sild', 'rogede-sild'],
    ['Чай чёрный', 'chay-chyorniy'],
    ['iPhone', 'iphone'],
    ['  --  ', ''],
    ['茶', ''],
    ['../../etc/passwd', 'etc-passwd'],
  ])('of %j are %j', (name, words) => {
    expect(slugWords(name)).toBe(words)
  })

  it('are ASCII of at most 80 characters, and end in no dash', () => {
    for (const name of ['щ'.repeat(200), `${'a'.repeat(79)} b`, 'ab '.repeat(66)]) {
      const words = slugWords(name)
      expect(words).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
      expect(words.length).toBeLessThanOrEqual(80)
    }
  })
})

import { describe, expect, it } from 'vitest'
import { positionIn, slugOf, slugWords } from './slug.ts'

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

describe('a slug', () => {
  it.each([
    ['chai', 17, 'chai-17'],
    ['tea-4', 17, 'tea-4-17'],
    ['', 17, '17'],
  ])('of %j at position %i is %j, and leads back', (words, position, slug) => {
    expect(slugOf({ slugWords: words }, position)).toBe(slug)
    expect(positionIn(slug)).toBe(position)
  })

  it('leads to the same place with other words', () => {
    expect(positionIn('something-else-17')).toBe(17)
  })

  it.each(['', 'chai', 'chai17', 'chai-0', 'chai-017', 'chai-17-', 'chai-1.5', `chai-${'9'.repeat(16)}`])('is not %j', (text) => {
    expect(positionIn(text)).toBeUndefined()
  })
})

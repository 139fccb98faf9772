import { describe, expect, it } from 'vitest'
import { positionIn, slugOf } from './slug.ts'

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

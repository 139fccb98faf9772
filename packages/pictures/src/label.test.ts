import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelName, makerNames } from './label-text.ts'
import { layOut } from './label.ts'
import { paintingOf, type LabelStyle } from './painting.ts'
import { clean, lettersOf, widthOf } from './type/letters.ts'
import { fill } from './type/lines.ts'

const paint = (name: string, supplier = '', description = '') => paintingOf({ id: '1', name, supplier, description, category: 'Teas' }, '')

/** The boxes of the packs, from the flattest to the tallest. */
const boxes = [
  { width: 274, height: 114 },
  { width: 220, height: 138 },
  { width: 134, height: 188 },
  { width: 216, height: 178 },
  { width: 182, height: 262 },
  { width: 214, height: 294 },
]
const styles: readonly LabelStyle[] = ['framed', 'dyed', 'split', 'banded', 'plain']

const text = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(fc.constantFrom('tea', 'Wholesome', 'of', '茶葉', 'شاي', '🍵', 'Donaudampfschiffahrt', 'x'), { maxLength: 40 })
    .map((words) => words.join(' ')),
)

describe('a label', () => {
  it('keeps every line inside its box, and no line on another one, whatever the texts', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom(...boxes), fc.constantFrom(...styles), (name, supplier, { width, height }, style) => {
        const box = { x: 30, y: 50, width, height }
        const { lines, goods } = layOut(paint(name, supplier, '12 - 1 kg boxes'), box, { style })
        let below = box.y + goods
        for (const { text: line, size, y, weight } of lines) {
          expect(widthOf(line, weight) * size).toBeLessThanOrEqual(width)
          expect(y - size * 0.68).toBeGreaterThanOrEqual(below - size * 0.12)
          expect(y + size * 0.1).toBeLessThanOrEqual(box.y + height)
          below = y
        }
      }),
      { numRuns: 400 },
    )
  })

  it('shows the goods as large as the name allows', () => {
    const goodsOf = (name: string): number => layOut(paint(name), { x: 0, y: 0, width: 214, height: 294 }, { style: 'framed' }).goods
    expect(goodsOf('Tea')).toBeGreaterThan(goodsOf('A very long name of a very good tea from far away'))
  })
})

describe('the lines of a name', () => {
  const box = { width: 200, height: 120, largest: 54, mostLines: 3 }

  it('are as even as they can be', () => {
    expect(fill('Teatime Chocolate Biscuits', box).lines).toEqual(['Teatime', 'Chocolate', 'Biscuits'])
    expect(fill('Tea', box)).toEqual({ lines: ['Tea'], size: 54 })
    expect(fill('', box).lines).toEqual([])
  })

  it('break scripts without spaces between any two letters, and words that are too long', () => {
    expect(fill('特级西湖龙井绿茶', box).lines.join('')).toBe('特级西湖龙井绿茶')
    expect(fill('特级西湖龙井绿茶', box).lines.length).toBeGreaterThan(1)
    expect(fill('Donaudampfschiffahrtsgesellschaft', box).lines).toEqual(['Donaudampfschiffa-', 'hrtsgesellschaft'])
  })

  it('leave out the end of what would be too small', () => {
    expect(fill('one two three '.repeat(14).trim(), box).lines.at(-1)).toMatch(/…$/)
  })
})

describe('the words of a label', () => {
  it.each([
    ["Chef Anton's Cajun Seasoning", 'Chef Anton’s', 'Cajun Seasoning', ''],
    ['Escargots de Bourgogne', '', 'Escargots', 'de Bourgogne'],
    ['Louisiana Fiery Hot Pepper Sauce', 'Louisiana', 'Fiery Hot Pepper Sauce', ''],
    ['SET OF 3 CAKE TINS', 'SET OF 3', 'CAKE TINS', ''],
    ['Côte de Blaye', '', 'Côte de Blaye', ''],
    ['Chai', '', 'Chai', ''],
  ])('of %j are in order of their weight', (name, before, main, after) => {
    expect(labelName(name)).toEqual({ before, main, after })
  })

  it('name the maker without its legal form, shorter and shorter', () => {
    expect(makerNames('Heli Süßwaren GmbH & Co. KG')).toEqual(['Heli Süßwaren', 'Heli'])
    expect(makerNames('Plutzer Lebensmittelgroßmärkte AG')).toEqual(['Plutzer Lebensmittelgroßmärkte', 'Plutzer'])
    expect(makerNames('')).toEqual([])
  })

  it('have no letters that turn the text round, and keep an emoji whole', () => {
    expect(clean('  a\u202e b\u0000  c ')).toBe('a b c')
    expect(lettersOf('👩‍👩‍👧‍👦é')).toEqual(['👩‍👩‍👧‍👦', 'é'])
  })
})

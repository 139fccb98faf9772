import { expect, it } from 'vitest'
import { openRows, type RowCount } from './rows.ts'

const row = (value: string, parentId: string | null = null): RowCount => ({ value, label: value, parentId, count: 1 })
const counts = [row('drinks'), row('foods'), row('teas', 'drinks'), row('black', 'teas'), row('green', 'teas'), row('beers', 'drinks')]
const shown = (...path: string[]): string[] => openRows(counts, new Set(path)).map(({ value, depth }) => `${'-'.repeat(depth)}${value}`)

it('shows the outermost categories, and opens the way to the one that is shown', () => {
  expect(shown()).toEqual(['drinks', 'foods'])
  expect(shown('drinks')).toEqual(['drinks', '-teas', '-beers', 'foods'])
  expect(shown('drinks', 'teas')).toEqual(['drinks', '-teas', '--black', '--green', '-beers', 'foods'])
})

it('shows a category whose parent has gone', () => {
  expect(openRows([row('teas', 'gone')], new Set())).toMatchObject([{ value: 'teas', depth: 0 }])
})

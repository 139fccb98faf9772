import { expect, it } from 'vitest'
import { treeOf, withInner } from './tree.ts'

const category = (categoryId: string, name: string, parentId: string | null = null) => ({
  categoryId,
  name,
  parentId,
  version: 1,
  slug: `${categoryId}-1`,
  addedAt: '2026-11-28T14:51:47.640Z',
  description: '',
  status: 'active' as const,
})
const tree = treeOf([
  category('t', 'Teas', 'd'),
  category('f', 'Food'),
  category('d', 'Drinks'),
  category('g', 'Green', 't'),
  category('c', 'Coffee', 'd'),
  category('l', 'Lost', 'not known'),
])

it('shows after each category those inside it, by name, with their paths', () => {
  expect(tree.map(({ path, depth, isParent }) => [path, depth, isParent])).toEqual([
    ['Drinks', 0, true],
    ['Drinks / Coffee', 1, false],
    ['Drinks / Teas', 1, true],
    ['Drinks / Teas / Green', 2, false],
    ['Food', 0, false],
    ['Lost', 0, false],
  ])
})

it('knows what lies inside a category, however deep', () => {
  expect([...withInner(tree, 'd')]).toEqual(['d', 'c', 't', 'g'])
  expect([...withInner(tree, 'f')]).toEqual(['f'])
})

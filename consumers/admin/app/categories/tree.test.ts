import { expect, it } from 'vitest'
import { treeOf, withInner, withOuter } from './tree.ts'

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

it('shows what is found with all that lies around it, and nothing else', () => {
  const shown = (...found: string[]) =>
    withOuter(tree, ({ categoryId }) => found.includes(categoryId)).map(({ path, isFound }) => `${path}${isFound ? ' !' : ''}`)
  expect(shown('g')).toEqual(['Drinks', 'Drinks / Teas', 'Drinks / Teas / Green !'])
  expect(shown('t', 'l')).toEqual(['Drinks', 'Drinks / Teas !', 'Lost !'])
  expect(shown('d')).toEqual(['Drinks !'])
  expect(shown()).toEqual([])
  expect(withOuter(tree, () => true)).toHaveLength(tree.length)
})

it('knows what lies inside a category, however deep', () => {
  expect([...withInner(tree, 'd')]).toEqual(['d', 'c', 't', 'g'])
  expect([...withInner(tree, 'f')]).toEqual(['f'])
})

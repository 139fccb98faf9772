import type { Service } from '@souk/service'
import { TREE } from '../view/projectors.ts'
import type { StorefrontStore } from '../view/store.ts'
import { treeOf, type Tree } from './tree.ts'

/** Reads the tree of categories, and keeps it until it changes: every page needs it. */
export const keptTree = (store: Pick<StorefrontStore, 'categories'>, stamps: Service['stamps']): (() => Promise<Tree>) => {
  let kept: { readonly tree: Tree; readonly stamp: number } | undefined
  const now = (): number => stamps.of([{ collection: 'catalogue', id: TREE }])
  return async () => {
    const stamp = now()
    if (kept?.stamp === stamp) return kept.tree
    const tree = treeOf(await store.categories())
    // If it has changed meanwhile, the next one to ask reads it again.
    kept = { tree, stamp }
    return tree
  }
}

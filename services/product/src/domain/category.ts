import type { EventIn } from '@souk/contracts'
import { aggregate } from '@souk/service/aggregate'

export interface ExistingCategory {
  /** `retired`: the category takes no more products. It keeps those that it has. */
  readonly status: 'active' | 'retired'
  readonly categoryId: string
  /** The category that this one is in. */
  readonly parentId: string | null
  readonly addedAt: string
  readonly name: string
  readonly description: string
  readonly slugWords: string
  /** 1 after the category was added, one more with every change. */
  readonly revision: number
}

export type CategoryState = { readonly status: 'none' } | ExistingCategory

/** @throws if the category was never added: the log is damaged */
const evolve = (state: CategoryState, event: EventIn<'category'>): CategoryState => {
  if (event.type === 'CategoryAdded') {
    const { categoryId, parentId, addedAt, name, description, slugWords } = event.data
    return { status: 'active', categoryId, parentId, addedAt, name, description, slugWords, revision: 1 }
  }
  if (state.status === 'none') throw new Error(`${event.type} for the category ${event.data.categoryId}, which was never added`)
  const revision = state.revision + 1
  switch (event.type) {
    case 'CategoryChanged': {
      const { parentId, name, description, slugWords } = event.data
      return {
        ...state,
        // Null takes it out of its parent.
        parentId: parentId === undefined ? state.parentId : parentId,
        name: name ?? state.name,
        description: description ?? state.description,
        slugWords: slugWords ?? state.slugWords,
        revision,
      }
    }
    case 'CategoryRetired':
      return { ...state, status: 'retired', revision }
    case 'CategoryRestored':
      return { ...state, status: 'active', revision }
    default: {
      const never: never = event
      return never
    }
  }
}

/** `category-<categoryId>` */
export const category = aggregate<CategoryState, 'category'>('category', { status: 'none' }, evolve)

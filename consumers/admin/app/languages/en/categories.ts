import { oneOr } from '../one-or.ts'

export const categories = {
  title: 'Categories',
  name: 'Category',
  products: 'Products sold',
  changePrices: 'Change prices',
  productsIn: (number: string): string => `${number} ${oneOr(Number(number), 'product', 'products')} sold in it`,
  state: 'State',
  statuses: { active: 'in use', retired: 'retired' },
  none: 'There is no category yet. Add the first one.',
  new: 'New category',
  add: 'Add it',
  added: (name: string): string => `${name} was added.`,
  fields: { name: 'Name', parentId: 'Inside', description: 'Description', status: 'State', slug: 'Address in the shop' },
  nowhere: 'No other category',
  inside: 'Inside it',
  entry: 'Entry',
  newSlug: 'A new name makes a new address in the shop; the old one goes on leading here',
  retiredText: 'This category is retired: it keeps what is in it, and takes nothing new. It cannot be edited.',
  retire: 'Retire',
  restore: 'Bring back',
  silent: 'The counts are away just now.',
}

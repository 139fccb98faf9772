export const find = {
  title: 'Find',
  label: 'Order, product, category, customer, invoice, commit, page',
  hint: 'Words, the end of an id, or a number',
  submit: 'Find',
  kinds: {
    pages: 'Pages',
    orders: 'Orders',
    products: 'Products',
    categories: 'Categories',
    customers: 'Customers',
    invoices: 'Invoices',
    commits: 'Commits',
  },
  nothing: (text: string): string => `Nothing is called “${text}”.`,
  silent: 'A part of the shop does not answer, so something may be missing here.',
  keys: { choose: 'choose', open: 'open', close: 'close' },
}

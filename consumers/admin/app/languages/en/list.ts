/** What every list says. */
export const list = {
  filters: 'Filters',
  filter: 'Filter',
  clear: 'Clear',
  more: 'More filters',
  all: 'All',
  live: 'Live',
  asCsv: 'As CSV',
  pages: 'Pages of the list',
  before: 'Previous page',
  after: 'Next page',
  keys: { move: 'move', open: 'open', find: 'find' },
}

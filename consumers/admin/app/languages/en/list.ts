/** What every list says. */
export const list = {
  filters: 'Filters',
  filter: 'Filter',
  clear: 'Clear',
  more: 'More filters',
  all: 'All',
  live: 'Live',
  asCsv: 'As CSV',
  remove: 'Remove',
  which: (what: string, text: string): string => `${what} “${text}”, which one?`,
  nobody: (what: string, text: string): string => `${what} “${text}”: nothing is called that, so this filters nothing.`,
  pages: 'Pages of the list',
  before: 'Previous page',
  after: 'Next page',
  keys: { move: 'move', open: 'open', find: 'find' },
}

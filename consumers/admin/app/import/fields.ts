/** What a column of a file can become. `decimalPrice` is in units of the currency, such as 12.50; `price` is in minor units, such as 1250. */
export const fields = [
  'productId',
  'version',
  'name',
  'description',
  'supplier',
  'category',
  'decimalPrice',
  'price',
  'currency',
  'status',
  'stock',
  'stockExported',
] as const
export type Field = (typeof fields)[number]

/** What the columns of a file become, one entry for each. Empty: the column is not read. */
export type Mapping = readonly (Field | '')[]

/** The field that the shop means, which has one kind of price. */
export const shopField = (field: Field): Exclude<Field, 'decimalPrice'> => (field === 'decimalPrice' ? 'price' : field)

/** Names of columns in other files, without what is no letter. In an own export each column is called like its field. */
const names: ReadonlyMap<string, Field> = new Map([
  ['id', 'productId'],
  ['produkt', 'name'],
  ['produktname', 'name'],
  ['product', 'name'],
  ['productname', 'name'],
  ['title', 'name'],
  ['titel', 'name'],
  ['artikel', 'name'],
  ['bezeichnung', 'name'],
  ['beschreibung', 'description'],
  ['lieferant', 'supplier'],
  ['vendor', 'supplier'],
  ['kategorie', 'category'],
  ['unitprice', 'decimalPrice'],
  ['preis', 'decimalPrice'],
  ['einzelpreis', 'decimalPrice'],
  ['wahrung', 'currency'],
  ['unitsinstock', 'stock'],
  ['bestand', 'stock'],
])

const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^a-z]/gi, '')
    .toLowerCase()

const fieldCalled = (name: string): Field | '' => {
  const letters = lettersOf(name)
  return fields.find((field) => field.toLowerCase() === letters) ?? names.get(letters) ?? ''
}

/** Guesses by the names of the columns what they become. Every field is given once. */
export const guessMapping = ([header = [], ...rows]: readonly (readonly string[])[]): Mapping => {
  const found = header.map((name, column): Field | '' => {
    const field = fieldCalled(name)
    return field === 'price' && rows.some((cells) => /\d[.,]\d/.test(cells[column] ?? '')) ? 'decimalPrice' : field
  })
  // In a file without names, such as that of Online Retail, products are called by their description.
  const named = found.includes('name') ? found : found.map((field) => (field === 'description' ? 'name' : field))
  return named.map((field, column) => (named.indexOf(field) < column ? '' : field))
}

/** What is wrong with a mapping: two columns become one field, or no row could add or change a product. */
export const faultOf = (mapping: Mapping, category: string): { readonly twice: Field } | 'needs' | undefined => {
  const chosen = mapping.filter((field) => field !== '').map(shopField)
  const twice = chosen.find((field, index) => chosen.indexOf(field) < index)
  if (twice !== undefined) return { twice }
  const canAdd = chosen.includes('name') && chosen.includes('price') && (chosen.includes('category') || category !== '')
  return canAdd || chosen.includes('productId') ? undefined : 'needs'
}

// Writes a page with the pictures of many products, to look at:
//   node packages/pictures/testing/contact-sheet.ts sheet.html consumers/cli/data/northwind.json [names.txt …]
// A JSON file has `products` as the one of Northwind does; any other file has a name in each line.
import { readFileSync, writeFileSync } from 'node:fs'
import { draw, type PicturedProduct } from '../src/index.ts'

const [target = 'sheet.html', ...sources] = process.argv.slice(2)

type Text = Omit<PicturedProduct, 'id'>

const textsIn = (file: string): readonly Text[] => {
  const content = readFileSync(file, 'utf8')
  if (!file.endsWith('.json')) {
    const names = content.split('\n').filter((name) => name !== '')
    return names.map((name) => ({ name, description: '', supplier: '', category: 'Online Retail' }))
  }
  const { products } = JSON.parse(content) as { readonly products: readonly Text[] }
  return products
}

const products = sources.flatMap(textsIn).map((text, index) => ({ ...text, id: String(index) }))
const shelf = (scene: boolean): string => products.map((product) => draw(product, { scene })).join('\n')

writeFileSync(
  target,
  `<!doctype html><meta charset="utf-8"><title>Pictures</title>
<style>
  body { margin: 0 }
  section { display: grid; grid-template-columns: repeat(auto-fill, minmax(var(--size, 260px), 1fr)); gap: 12px; padding: 12px }
  svg { display: block; width: 100%; height: auto }
  .dark { background: #1b1420 }
  .light { background: #faf4e8 }
</style>
<section class="light">${shelf(true)}</section>
<section class="dark">${shelf(false)}</section>
`,
)

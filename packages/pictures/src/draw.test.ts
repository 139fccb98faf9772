import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { CARD_HEIGHT, CARD_WIDTH, DRAWING_VERSION, fileFor, fileOf } from './address.ts'
import { draw, drawCard, drawCase, drawLabel, ground, HEIGHT, WIDTH, type PicturedProduct } from './index.ts'
import { packagingOf, type Kind } from './packaging.ts'
import { paintingOf } from './painting.ts'

const assam: PicturedProduct = { id: '1', name: 'Assam', description: '20 bags', supplier: 'Nilgiri Ltd', category: 'Teas' }
const called = (name: string, more: Partial<PicturedProduct> = {}): PicturedProduct => ({ ...assam, name, ...more })

/** The products that the command line loads into a new shop. */
const file = new URL('../../../consumers/cli/data/northwind.json', import.meta.url)
const loaded = JSON.parse(readFileSync(file, 'utf8')) as { readonly products: readonly Omit<PicturedProduct, 'id'>[] }
const northwind = loaded.products.map(({ name, description, supplier, category }, index) => ({
  id: String(index + 1),
  name,
  description,
  supplier,
  category,
}))
/** From Online Retail (UCI data set 352). */
const retail = [
  'WHITE HANGING HEART T-LIGHT HOLDER',
  'SET 7 BABUSHKA NESTING BOXES',
  'KNITTED UNION FLAG HOT WATER BOTTLE',
  'RED WOOLLY HOTTIE WHITE HEART.',
  'GLASS STAR FROSTED T-LIGHT HOLDER',
  'ASSORTED COLOUR BIRD ORNAMENT',
  'POPPY’S PLAYHOUSE BEDROOM',
  'JAM MAKING SET WITH JARS',
  'ALARM CLOCK BAKELIKE PINK',
  'PACK OF 72 RETROSPOT CAKE CASES',
  'REGENCY CAKESTAND 3 TIER',
  'PAPER CHAIN KIT 50’S CHRISTMAS',
  'JUMBO BAG RED RETROSPOT',
  'DOORMAT UNION FLAG',
].map((name, index) => called(name, { id: `r${index}`, description: `stock code ${index}`, supplier: '', category: 'Online Retail' }))

const hostile = [
  '<script>alert(1)</script>',
  '"><image href="https://evil.example/x"/>',
  ']]><![CDATA[',
  '&lt;&xxe;',
  "' onload='alert(1)",
  '\u0000\u0008\ufffe',
  '\u202eright',
  '\ud800 half a letter',
]
const others = [
  '龙井茶',
  '特级西湖龙井绿茶礼盒装二百五十克',
  'شاي بالنعناع المغربي الأخضر',
  'תה ירוק',
  'Ελληνικός καφές',
  'Чай чёрный крупнолистовой',
  '한국 인삼차',
  'ชาไทย',
  'हरी चाय',
  'Żubrówka Biała',
  '🍵',
  '👩‍👩‍👧‍👦'.repeat(30),
  'A',
  '',
  '   ',
  'x'.repeat(200),
  'Donaudampfschiffahrtsgesellschaftskapitän',
  'one two three '.repeat(14),
  'a '.repeat(100),
  'W'.repeat(16),
]
const all = [...northwind, ...retail, ...[...hostile, ...others].map((name, index) => called(name, { id: `o${index}` }))]

/** Elements that pictures are made of. None of them runs or loads anything. */
const elements = /^(?:svg|defs|g|path|rect|circle|ellipse|use|text|clipPath|linearGradient|radialGradient|stop)$/
const tagsIn = (picture: string): string[] => Array.from(picture.matchAll(/<[^>]*>/g), ([tag]) => tag)

/** A picture is well-formed: each tag is closed in its turn, and each attribute is quoted and there once. */
const expectWellFormed = (picture: string): void => {
  const open: string[] = []
  for (const tag of tagsIn(picture)) {
    const [, end, name = '', attributes = '', alone] = /^<(\/?)([A-Za-z]+)((?: [a-z-A-Z0-9]+="[^"<]*")*)(\/?)>$/.exec(tag) ?? [tag]
    expect([tag, elements.test(name)]).toEqual([tag, true])
    const names = Array.from(attributes.matchAll(/ ([\w-]+)="/g), ([, one]) => one)
    expect([tag, new Set(names).size]).toEqual([tag, names.length])
    if (end === '/') expect(open.pop()).toBe(name)
    else if (alone !== '/') open.push(name)
  }
  expect(open).toEqual([])
}

const allOf = (product: PicturedProduct): string[] =>
  [draw(product), draw(product, { scene: false }), drawCard(product), drawLabel(product), drawCase(product)].filter(
    (picture) => picture !== undefined,
  )

describe('a picture', () => {
  it.each(all)('of $name is well-formed, small, and refers to nothing outside', (product) => {
    for (const picture of allOf(product)) {
      expectWellFormed(picture)
      expect(picture).not.toMatch(/NaN|undefined|Infinity| style="| on\w+="/)
      expect(picture).not.toMatch(/&(?!(?:amp|lt|gt|quot);)/)
      for (const [, address] of picture.matchAll(/(?:href="|url\()([^")]*)/g)) expect(address).toMatch(/^#[a-z]-[\w-]+$/)
      expect(gzipSync(picture).length).toBeLessThan(8 * 1024)
    }
  })

  it('is the same bytes every time, and everywhere', () => {
    const digest = hash('sha256', all.flatMap(allOf).join('\n'))
    // Another digest: other pictures. Raise DRAWING_VERSION, so that they get other addresses, and record the digest.
    expect({ DRAWING_VERSION, digest }).toMatchInlineSnapshot(`
      {
        "DRAWING_VERSION": 1,
        "digest": "963a369ef3352bf84b38e6b0dee98fa9d37fd069e624c4a5f99a3595037e3a44",
      }
    `)
  })

  it('has ids that no other picture has, and uses no others', () => {
    const pictures = [...northwind, called('Assam', { id: 'a b' }), called('Assam', { id: 'a_32_b' })].flatMap(allOf)
    const ids = pictures.map((picture) => Array.from(picture.matchAll(/ id="([^"]*)"/g), ([, id]) => id))
    expect(new Set(ids.flat()).size).toBe(ids.flat().length)
    for (const [index, picture] of pictures.entries())
      for (const [, used] of picture.matchAll(/#([a-z]-[\w-]+)/g)) expect(ids[index]).toContain(used)
  })

  it('says the name and the maker, and has a size of its own', () => {
    expect(draw(assam)).toContain(`width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 400 480" role="img" aria-label="Assam, Nilgiri Ltd"`)
  })

  it.each(hostile)('has no element and no attribute from a name, such as %j', (text) => {
    const shapes = (picture: string): string[] => tagsIn(picture).map((tag) => tag.replace(/^<(\/?\w+).*$/s, '$1'))
    for (const picture of allOf(called(text, { supplier: text, category: text, description: text, id: text }))) {
      expectWellFormed(picture)
      expect(shapes(picture)).not.toContain('image')
      expect(picture).not.toMatch(/[\p{Cc}\ufffe\u202e]|<script|onload="/u)
    }
  })

  it('sets the names of the shop in outlines, and other scripts in a font of the machine', () => {
    for (const product of northwind) expect(draw(product)).not.toContain('<text')
    expect(draw(called('龙井茶'))).toContain('>龙井茶</text>')
    expect(draw(called('شاي أخضر'))).toContain('unicode-bidi="isolate"')
  })

  it('leaves the wall away where it stands before something else, and tells its colours', () => {
    for (const product of northwind) {
      const { wall, counter } = ground(product)
      expect([wall, counter]).toEqual([expect.stringMatching(/^#[0-9a-f]{6}$/), expect.stringMatching(/^#[0-9a-f]{6}$/)])
      expect(draw(product)).toContain(`height="480" fill="${wall}"`)
      expect(draw(product, { scene: false })).not.toContain(`fill="${wall}"`)
    }
  })
})

describe('a card', () => {
  it('has the size that other sites want, and is as high as a picture', () => {
    expect([CARD_WIDTH, CARD_HEIGHT]).toEqual([1200, 630])
    expect(drawCard(assam)).toContain('width="1200" height="630" viewBox="-257.1 0 914.3 480" role="img" aria-label="Assam, Nilgiri Ltd"')
  })

  it('shows the pack in the middle of three arches, and two more of it', () => {
    const { wall } = ground(assam)
    const card = drawCard(assam)
    expect(card).toContain(`width="914.3" height="480" fill="${wall}"`)
    expect(card.match(/<use href="#p-1c"/g)).toHaveLength(3)
    expect(card).not.toContain('id="p-1"')
  })
})

describe('the case', () => {
  const described = (description: string): string | undefined => drawCase({ ...assam, description })
  const packsIn = (picture: string | undefined): number | undefined => picture?.match(/<use href="#p-1b"/g)?.length

  it.each([
    ['24 - 12 oz bottles', 24],
    ['10 boxes x 20 bags', 10],
    ['2 jars', 2],
    ['13 tins', 13],
    ['100 - 250 g bags', 48],
    ['9999 cans', 48],
  ])('of %s shows %d packs', (description, packs) => {
    expect(packsIn(described(description))).toBe(packs)
  })

  it.each(['', '5 kg pkg.', '1 bottle', '48 pies', '24 pieces', 'A lantern with 4 candles'])('is not there for %j', (description) => {
    expect(described(description)).toBeUndefined()
  })
})

describe('the pack', () => {
  const kindOf = (product: PicturedProduct): Kind => paintingOf(product, '').packaging.kind

  it('of every product of Northwind is the one that its text tells', () => {
    const table = Object.groupBy(northwind, kindOf)
    expect(Object.fromEntries(Object.entries(table).map(([kind, products]) => [kind, products.map(({ name }) => name)])))
      .toMatchInlineSnapshot(`
      {
        "bag": [
          "Gumbär Gummibärchen",
          "Thüringer Rostbratwurst",
          "Gula Malacca",
          "Wimmers gute Semmelknödel",
        ],
        "bar": [
          "Schoggi Schokolade",
          "Chocolade",
          "Valkoinen suklaa",
        ],
        "board": [
          "Sir Rodney's Scones",
          "Perth Pasties",
          "Tourtière",
          "Escargots de Bourgogne",
          "Tarte au sucre",
        ],
        "bottle": [
          "Chang",
          "Aniseed Syrup",
          "Genen Shouyu",
          "Sasquatch Ale",
          "Steeleye Stout",
          "Côte de Blaye",
          "Chartreuse verte",
          "Sirop d'érable",
          "Louisiana Fiery Hot Pepper Sauce",
          "Laughing Lumberjack Lager",
          "Outback Lager",
          "Rhönbräu Klosterbier",
          "Lakkalikööri",
        ],
        "box": [
          "Chai",
          "Chef Anton's Gumbo Mix",
          "Pavlova",
          "Teatime Chocolate Biscuits",
          "Sir Rodney's Marmalade",
          "Zaanse koeken",
          "Filo Mix",
          "Pâté chinois",
          "Scottish Longbreads",
          "Original Frankfurter grüne Soße",
        ],
        "can": [
          "Guaraná Fantástica",
          "Rössle Sauerkraut",
          "Jack's New England Clam Chowder",
        ],
        "crate": [
          "Konbu",
          "Carnarvon Tigers",
          "Longlife Tofu",
        ],
        "glass": [
          "NuNuCa Nuß-Nougat-Creme",
          "Nord-Ost Matjeshering",
          "Spegesild",
        ],
        "jar": [
          "Chef Anton's Cajun Seasoning",
          "Grandma's Boysenberry Spread",
          "Northwoods Cranberry Sauce",
          "Ikura",
          "Inlagd Sill",
          "Vegie-spread",
          "Louisiana Hot Spiced Okra",
          "Röd Kaviar",
        ],
        "pouch": [
          "Uncle Bob's Organic Dried Pears",
          "Gustaf's Knäckebröd",
          "Tunnbröd",
          "Singaporean Hokkien Fried Mee",
          "Maxilaku",
          "Manjimup Dried Apples",
          "Gnocchi di nonna Alice",
          "Ravioli Angelo",
        ],
        "round": [
          "Camembert Pierrot",
        ],
        "slab": [
          "Mishi Kobe Niku",
          "Tofu",
          "Gravad lax",
          "Rogede sild",
        ],
        "tin": [
          "Alice Mutton",
          "Boston Crab Meat",
          "Ipoh Coffee",
        ],
        "tub": [
          "Mascarpone Fabioli",
          "Mozzarella di Giovanni",
        ],
        "wedge": [
          "Queso Manchego La Pastora",
          "Gorgonzola Telino",
        ],
        "wheel": [
          "Queso Cabrales",
          "Geitost",
          "Raclette Courdavault",
          "Gudbrandsdalsost",
          "Flotemysost",
        ],
      }
    `)
  })

  it.each<readonly [string, Kind, string]>([
    ['24 - 12 oz bottles', 'bottle', '12 oz'],
    ['12 - 8 oz jars', 'jar', '8 oz'],
    ['24 - 500 g tins', 'tin', '500 g'],
    ['10 boxes x 20 bags', 'box', '20 bags'],
    ['750 cc per bottle', 'bottle', '750 cc'],
    ['Enjoy it wherever you can, out of a glass, in a box at the lake, whatever the weather.', 'pouch', ''],
    ['Whole leaves from the first harvest of the year. Comes in 6 cans with a lid for a long life.', 'can', ''],
    ['', 'pouch', ''],
  ])('is read from %j', (description, kind, net) => {
    const { goods, number } = paintingOf(assam, '')
    expect(packagingOf(called('Assam', { description }), goods, number)).toMatchObject({ kind, net })
  })
})

describe('the name of the file', () => {
  it('is another one for each text that a picture is drawn from', () => {
    const one = fileOf(assam)
    expect(one).toMatch(/^1-[0-9a-f]{32}\.svg$/)
    expect(fileOf({ ...assam })).toBe(one)
    const changed = (['id', 'name', 'description', 'supplier', 'category'] as const).map((field) => fileOf({ ...assam, [field]: 'other' }))
    expect(new Set([one, ...changed]).size).toBe(6)
  })

  it('leads to those of the card and of the label, also as a path', () => {
    expect(fileFor('1-a.svg', 'card')).toBe('1-a.png')
    expect(fileFor('/product/pictures/drawn/1-a.svg', 'card')).toBe('/product/pictures/drawn/1-a.png')
    expect(fileFor('/product/pictures/drawn/1-a.svg', 'label')).toBe('/product/pictures/drawn/1-a.label.svg')
  })
})

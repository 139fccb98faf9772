import type { Goods } from './goods.ts'
import type { PicturedProduct } from './product.ts'

/** What a product is packed in. */
export type Kind =
  | 'bag'
  | 'bar'
  | 'board'
  | 'bottle'
  | 'box'
  | 'can'
  | 'card'
  | 'carrier'
  | 'crate'
  | 'glass'
  | 'jar'
  | 'pouch'
  | 'round'
  | 'slab'
  | 'tin'
  | 'tub'
  | 'wedge'
  | 'wheel'
  | 'window'

export interface Packaging {
  readonly kind: Kind
  /** What one pack holds, as a label says it: `500 g`. Empty: nobody knows. */
  readonly net: string
  /** The same in grams or millilitres. 0: nobody knows. */
  readonly grams: number
  /** What the text says of packing, in lower case. */
  readonly text: string
}

/** A longer description is prose. In it, only what follows a number tells of packing: "you can", but "6 cans". */
const PROSE = 60

const packingIn = (description: string): string => {
  const text = description.slice(0, 400).replaceAll(/\s+/gu, ' ').toLowerCase()
  return text.length <= PROSE ? text : (text.match(/\b\d[^.;,]{0,24}/gu) ?? []).join(' ')
}

/** The first word that is there decides. */
const words: readonly (readonly [RegExp, Kind])[] = [
  [/\bbottles?\b/, 'bottle'],
  [/\bjars?\b/, 'jar'],
  [/\bglass(?:es)?\b/, 'glass'],
  [/\btins?\b/, 'tin'],
  [/\bcans?\b/, 'can'],
  [/\brounds?\b/, 'round'],
  [/\bcrates?\b/, 'crate'],
  [/\btubs?\b|\bcups?\b/, 'tub'],
  [/\bbox(?:es)?\b/, 'box'],
  [/\bbags?\b|\bsacks?\b/, 'bag'],
  [/\bbars?\b/, 'bar'],
  [/\bpies?\b|\bpieces?\b|\bloaf\b|\bloaves\b/, 'board'],
  [/\bctns?\b|\bcartons?\b/, 'box'],
  [/\bpouch(?:es)?\b/, 'pouch'],
  [/\d ?(?:ml|cl|cc|l)\b/, 'bottle'],
]

const inGrams: Readonly<Record<string, number>> = { kg: 1_000, k: 1_000, lb: 454, oz: 28, g: 1, l: 1_000, cl: 10, ml: 1, cc: 1 }

const sizeIn = (text: string): Pick<Packaging, 'net' | 'grams'> => {
  const [, amount, unit] = /(\d+(?:\.\d+)?) ?(ml|oz|lb|kg|k|g|cl|cc|l)\b/.exec(text) ?? []
  if (amount !== undefined && unit !== undefined)
    return { net: `${amount} ${unit === 'k' ? 'kg' : unit}`, grams: Number(amount) * (inGrams[unit] ?? 0) }
  const pieces = /x (\d+ [a-z]+)/.exec(text)?.[1] ?? /^\d+ (?:pieces|pies)/.exec(text)?.[0] ?? ''
  return { net: pieces.replace('sausgs', 'sausages'), grams: 0 }
}

/** What goods of an aisle come in if the text names nothing but a weight. */
const loose = ({ key, aisle }: Goods, grams: number): Kind => {
  switch (aisle) {
    case 'dairy':
      if (key === 'mozzarella' || key === 'cream') return 'tub'
      return grams >= 1_000 || key === 'brown' ? 'wheel' : 'wedge'
    case 'seafood':
      return grams >= 5_000 || key === 'kelp' ? 'crate' : 'slab'
    case 'produce':
      if (key === 'cubes' && grams < 5_000) return 'slab'
      return grams >= 5_000 ? 'crate' : 'pouch'
    case 'meat':
      return 'slab'
    case 'drinks':
    case 'condiments':
    case 'sweets':
    case 'grains':
    case 'home':
      return 'pouch'
    default: {
      const never: never = aisle
      return never
    }
  }
}

/** If the text says nothing, the name may. */
const inName: readonly (readonly [RegExp, Kind])[] = [
  [/\bjars?\b/i, 'jar'],
  [/\btins?\b/i, 'tin'],
]

/** How things for the house are shown. */
const forHome: readonly (readonly [RegExp, Kind])[] = [
  [
    /necklace|bracelet|earring|\bring\b|charm|brooch|pendant|hair|magnet|sticker|sign\b|hook|hanging|decoration|garland|bunting|keyring|hanger/i,
    'card',
  ],
  [/\bbags?\b|shopper|cushion|towel|apron|blanket|scarf|umbrella|napkin|tissue|wrap\b|purse|paper/i, 'carrier'],
  [/mug|cup|plate|bowl|t-?light|candle|lantern|clock|frame|jug|teapot|egg|vase|toy|doll|glass/i, 'window'],
]
const anyhow = ['window', 'box', 'carrier', 'card'] as const

/** Reads how a product is packed: `24 - 12 oz bottles`, `10 boxes x 20 bags`, `5 kg pkg.` */
export const packagingOf = ({ name, description }: PicturedProduct, goods: Goods, number: number): Packaging => {
  const text = packingIn(description)
  const size = sizeIn(text)
  const said = words.find(([word]) => word.test(text))?.[1]
  const kind = ((): Kind => {
    if (goods.aisle === 'seafood' && said === 'box' && /\bkg\b/.test(text)) return 'crate'
    if (goods.key === 'chocolate' && said !== 'box') return 'bar'
    if (goods.key === 'roll' && said === 'board') return 'board'
    if (said !== undefined) return said
    const named = inName.find(([word]) => word.test(name.slice(0, 200)))?.[1]
    if (named !== undefined) return named
    if (goods.aisle !== 'home') return loose(goods, size.grams)
    return forHome.find(([word]) => word.test(name.slice(0, 200)))?.[1] ?? anyhow[number % anyhow.length] ?? 'box'
  })()
  return { kind, text, ...size }
}

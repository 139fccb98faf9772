import { chances, numberOf, oneOf } from './chance.ts'
import { contrast } from './colour.ts'
import { goodsOf, type Goods } from './goods.ts'
import { ground } from './ground.ts'
import { labelName, makerNames, type LabelName } from './label-text.ts'
import { packagingOf, type Packaging } from './packaging.ts'
import type { PicturedProduct } from './product.ts'

/** `framed`: paper with a frame; `dyed`: a dyed ground; `split`: a dyed head and a paper foot; `banded`: paper with a dyed band; `plain`: no ornament. */
export type LabelStyle = 'framed' | 'dyed' | 'split' | 'banded' | 'plain'

/** All that is decided about a picture before the first line is drawn. */
export interface Painting {
  readonly product: PicturedProduct
  readonly label: LabelName
  /** The maker in fewer and fewer words. */
  readonly makers: readonly string[]
  readonly goods: Goods
  readonly packaging: Packaging
  /** A number that the name always gives: each part of it decides something small. */
  readonly number: number
  /** The next of the numbers that place what is scattered. */
  readonly chance: () => number
  readonly dye: string
  readonly accent: string
  readonly paper: string
  readonly style: LabelStyle
  /** The id of a part, which no other picture has. */
  readonly id: (part: string) => string
}

const dyes = ['#a41e3a', '#2c3b80', '#5a651f', '#14626a', '#6b2f63', '#8a3b1c', '#33262f', '#b4531f'] as const
const papers = ['#fbf1dc', '#f6e3b8', '#f3e9df', '#efe4cc'] as const
const accents = ['#e8a317', '#d9472b', '#e9c46a', '#2f8f86'] as const
const styles = ['dyed', 'split', 'framed', 'banded', 'split', 'dyed'] as const

/** Letters and digits of an id. Others become their numbers, so that two ids never become one. */
const safe = (id: string): string => id.replaceAll(/[^A-Za-z0-9-]/gu, (letter) => `_${letter.codePointAt(0) ?? 0}_`)

export const paintingOf = (product: PicturedProduct, variant: string): Painting => {
  const number = numberOf(product.name)
  const goods = goodsOf(product)
  const { wall } = ground(product)
  // A dye must stand out from the wall, and the goods on the label from the paper.
  const visible = dyes.filter((dye) => contrast(dye, wall) > 2.1)
  const suffix = `${safe(product.id)}${variant}`
  return {
    product,
    label: labelName(product.name),
    makers: makerNames(product.supplier === '' ? product.category : product.supplier),
    goods,
    packaging: packagingOf(product, goods, number),
    number,
    chance: chances(number),
    dye: visible[(number >>> 3) % visible.length] ?? dyes[0],
    accent: oneOf(accents, number >>> 7),
    paper: oneOf(papers, number),
    style: oneOf(styles, number >>> 11),
    id: (part) => `${part}-${suffix}`,
  }
}

/** The goods, which the picture defines once. */
export const goodsIn = ({ id }: Painting): string => `<use href="#${id('m')}"/>`
/** Light on what is round, and on what is flat. */
export const roundLight = ({ id }: Painting): string => `url(#${id('c')})`
export const flatLight = ({ id }: Painting): string => `url(#${id('f')})`

import { INK } from './colour.ts'
import { goodsIn, type LabelStyle, type Painting } from './painting.ts'
import { at, circle, rect } from './svg.ts'
import { setLine, type Line } from './type/letters.ts'
import { fill, LEADING, sizeWithin, type Block } from './type/lines.ts'

export interface LabelBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface LabelOptions {
  readonly style?: LabelStyle
  readonly radius?: number
  /** The largest size of the name. */
  readonly largest?: number
  /** False: no goods on the label. */
  readonly withGoods?: boolean
  /** False: what the label is on is its ground. */
  readonly hasGround?: boolean
}

/** Where everything on a label stands. */
export interface LabelLayout {
  readonly lines: readonly Line[]
  /** Height of the goods above the name. 0: there is no room. */
  readonly goods: number
  /** The top and the height of what the name stands in. */
  readonly name: { readonly y: number; readonly height: number }
}

/** Small letters are at least as large as this. */
const SMALL = 11
/** The name has at least this much height, or it stands alone. */
const MAIN = 52
const GOODS_TALLEST = [0.56, 0.48, 0.4, 0.32, 0.26, 0.19] as const
const WORN_INK = '#3a2c33'

/** The maker and what is in the pack: as much of it as can be read. */
const footOf = (
  { makers, packaging: { net } }: Painting,
  width: number,
  size: number,
): { readonly text: string; readonly size: number } | undefined => {
  const texts = [...(net === '' || width < 130 ? [] : makers.map((maker) => `${maker} · ${net}`).slice(0, 1)), ...makers, net].filter(
    (text) => text !== '',
  )
  const fitting = texts.map((text) => ({ text, size: sizeWithin(text, width, size) })).find((foot) => foot.size >= SMALL + 1)
  return fitting
}

const isDark = (style: LabelStyle): boolean => style === 'dyed' || style === 'banded'

/** Lays out a label. The name comes first; the goods give way to it, then the words before and after it, then its own end. */
export const layOut = (painting: Painting, box: LabelBox, options: LabelOptions = {}): LabelLayout => {
  const { label, dye, paper } = painting
  const { x, y, width, height } = box
  const { style = painting.style, largest = 54, withGoods = true } = options
  const middle = x + width / 2
  const inner = width * (style === 'framed' ? 0.82 : 0.86)
  const small = Math.max(13, Math.min(16, width * 0.078))
  const edge = style === 'framed' ? small * 1.05 : small * 0.8
  const foot = footOf(painting, inner, small)
  const footHeight = foot === undefined ? small * 0.7 : small * 2.1

  // Words that would be too small, or leave it too little room, stand in the name.
  const beforeSize = sizeWithin(label.before, inner, small * 1.5)
  const afterSize = sizeWithin(label.after, inner, small * 1.35)
  const hasRoom = height * 0.9 - footHeight - small * 1.7 >= MAIN
  const before = hasRoom && beforeSize >= SMALL ? label.before : ''
  const after = hasRoom && afterSize >= SMALL ? label.after : ''
  const main = [before === '' ? label.before : '', label.main, after === '' ? label.after : ''].filter((text) => text !== '').join(' ')
  const aside = (before === '' ? 0 : small * 1.7) + (after === '' ? 0 : small * 1.6)

  const nameIn = (room: number): Block =>
    fill(main, { width: inner, height: Math.max(20, room), largest, mostLines: room > width * 0.8 ? 4 : 3 })
  const roomUnder = (goods: number): number =>
    height * 0.94 - (goods === 0 ? 0 : goods + height * (style === 'split' ? 0.06 : 0.04)) - footHeight - aside - 6

  const tries = withGoods
    ? GOODS_TALLEST.map((share) => Math.min(width * share, height - 96))
        .filter((goods) => goods >= 34 && roomUnder(goods) > 24)
        .map((goods) => ({ goods, size: nameIn(roomUnder(goods)).size }))
    : []
  const wanted = Math.min(width * 0.185, Math.max(nameIn(roomUnder(0)).size * 0.78, ...tries.map(({ size }) => size * 0.96)))
  const goods = tries.find(({ size }) => size >= wanted)?.goods ?? 0

  const top = y + height * 0.05 + (goods === 0 ? 0 : goods + height * (style === 'split' ? 0.06 : 0.04))
  const nameHeight = y + height - footHeight - top - 3
  const block = nameIn(nameHeight - aside - 4)
  const leading = block.size * LEADING
  const tall = block.lines.length * leading + aside
  let pen = top + (nameHeight - tall) / 2

  const strong = isDark(style) ? paper : dye
  const quiet = isDark(style) ? paper : INK
  const lines: Line[] = []
  if (before !== '') {
    lines.push({ text: before, x: middle, y: pen + small * 1.15, size: beforeSize, colour: quiet, weight: 'medium' })
    pen += small * 1.7
  }
  for (const [index, text] of block.lines.entries())
    lines.push({ text, x: middle, y: pen + block.size * 0.77 + index * leading, size: block.size, colour: strong })
  pen += block.lines.length * leading
  if (after !== '') lines.push({ text: after, x: middle, y: pen + small * 1.05, size: afterSize, colour: quiet, weight: 'medium' })
  if (foot !== undefined)
    lines.push({ ...foot, x: middle, y: y + height - edge, colour: style === 'dyed' ? paper : WORN_INK, weight: 'medium' })
  return { lines, goods, name: { y: top, height: nameHeight } }
}

/** A typeset label with the name of a product, its goods and its maker. */
export const label = (painting: Painting, box: LabelBox, options: LabelOptions = {}): string => {
  const { dye, paper, accent } = painting
  const { x, y, width, height } = box
  const { style = painting.style, radius = 3, hasGround = true } = options
  const { lines, goods, name } = layOut(painting, box, options)
  const middle = x + width / 2
  const goodsY = y + height * 0.05 + goods / 2 + 1

  const parts = [hasGround ? rect(x, y, width, height, style === 'dyed' ? dye : paper, radius) : '']
  switch (style) {
    case 'framed':
      parts.push(
        rect(x + 5, y + 5, width - 10, height - 10, 'none', 0, { stroke: dye, 'stroke-width': 1.6 }),
        rect(x + 8.5, y + 8.5, width - 17, height - 17, 'none', 0, { stroke: dye, 'stroke-width': 0.6 }),
      )
      break
    case 'dyed':
      if (goods > 0) parts.push(circle(middle, goodsY, goods * 0.54, accent), circle(middle, goodsY, goods * 0.51, paper))
      else if (hasGround)
        parts.push(rect(x + 6, y + 6, width - 12, height - 12, 'none', 0, { stroke: paper, 'stroke-width': 1.2, opacity: 0.55 }))
      break
    case 'split':
      if (goods > 0) {
        const head = goods + height * 0.08
        parts.push(rect(x, y, width, head, dye, radius), rect(x, y + head, width, 3, accent), circle(middle, goodsY, goods * 0.5, paper))
      } else parts.push(rect(x, y, width, 6, dye, radius), rect(x, y + 6, width, 2, accent))
      break
    case 'banded':
      parts.push(
        rect(x, y, width, 5, dye),
        rect(x, y + height - 5, width, 5, dye),
        rect(x, name.y, width, name.height, dye),
        rect(x, name.y + 3, width, 1, paper, 0, { opacity: 0.6 }),
        rect(x, name.y + name.height - 4, width, 1, paper, 0, { opacity: 0.6 }),
      )
      break
    case 'plain':
      break
    default: {
      const never: never = style
      throw new Error(`unknown style ${String(never)}`)
    }
  }
  if (goods > 0) parts.push(at(middle, goodsY, goods * (style === 'dyed' || style === 'split' ? 0.0068 : 0.0088), goodsIn(painting)))
  return parts.join('') + lines.map(setLine).join('')
}

import { caseIn, type Container } from './case-text.ts'
import { dark, INK, light, mix } from './colour.ts'
import { ground } from './ground.ts'
import { label } from './label.ts'
import { BASE, MIDDLE, type Pack } from './packs/pack.ts'
import { packs } from './packs/packs.ts'
import { flatLight, goodsIn, paintingOf, type Painting } from './painting.ts'
import type { PicturedProduct } from './product.ts'
import { arch, castOf, definitions, edge, HEIGHT, opening, packOf, stall, VIEW, WIDTH } from './scenery.ts'
import { at, ellipse, path, rect, short, stroke, times } from './svg.ts'
import { setLine } from './type/letters.ts'
import { sizeWithin } from './type/lines.ts'

const CARDBOARD = '#b98a56'

/** The front of the case. */
const [LEFT, RIGHT, TOP, FOOT] = [30, 370, 318, 444]
const FRONT = RIGHT - LEFT

/** More packs than that lie below those that can be seen. */
const MOST = 48

/** What lies on a board or a tray, and not in a case. */
const loose: readonly Container[] = ['pie', 'piece']

/** How many packs are in the case of a product. Undefined: it is sold in no case, or nobody knows. */
export const packsInCase = ({ description }: Pick<PicturedProduct, 'description'>): number | undefined => {
  const found = caseIn(description)
  return found === undefined || loose.includes(found.container) ? undefined : found.count
}

/** How many packs stand beside each other, so that the rows are full, if they can be, and a little wider than deep. */
const columnsFor = (count: number): number => {
  const wanted = Math.sqrt(count * 1.5)
  const unlike = (columns: number): number => Math.abs(columns - wanted) + (count % columns === 0 ? 0 : 2)
  const possible = [1, 2, 3, 4, 5, 6, 7, 8].filter((columns) => count / columns <= 6)
  return possible.reduce((best, columns) => (unlike(columns) < unlike(best) ? columns : best))
}

/** The packs in their rows, the last of which stands at the front of the case. */
const rowsOf = ({ id }: Painting, { width }: Pack, count: number) => {
  const columns = columnsFor(count)
  const rows = Math.ceil(count / columns)
  const apart = Math.min((FRONT - 28) / columns, 110)
  const scale = Math.min((apart - 3) / width, 0.5)
  const foot = TOP + 30 * scale + 8
  const behind = Math.min(34, 78 * scale)
  const row = (index: number): string => {
    const depth = rows - 1 - index
    /** What stands further back is a little smaller. */
    const shrunk = 1 - depth * 0.025
    const inRow = Math.min(columns, count - index * columns)
    return times(inRow, (place) => {
      const x = MIDDLE + (place - (inRow - 1) / 2) * apart * shrunk
      const y = foot - depth * behind
      return at(x, y, scale * shrunk, `<use href="#${id('p')}" x="${-MIDDLE}" y="${-BASE}"/>`)
    })
  }
  return { drawing: times(rows, row), back: TOP - 12 - (rows - 1) * behind * 0.8 }
}

/** Draws the open case of a product with all its packs. Undefined: it is sold in none. */
export const drawCase = (product: PicturedProduct): string | undefined => {
  const count = packsInCase(product)
  if (count === undefined) return undefined
  const painting = paintingOf(product, 'b')
  const { id, packaging, dye } = painting
  const colours = ground(product)
  const pack = packs[packaging.kind](painting)
  const rows = rowsOf(painting, pack, Math.min(count, MOST))
  const board = mix(CARDBOARD, colours.counter, 0.18)
  const ink = mix(dye, INK, 0.3)
  const text = packaging.net === '' ? String(count) : `${count} × ${packaging.net}`
  const [left, right] = [LEFT + 18, RIGHT - 18]
  const name = label(
    { ...painting, dye: ink, makers: [], packaging: { ...packaging, net: '' } },
    { x: LEFT + 20, y: TOP + 8, width: FRONT - 40, height: 76 },
    { style: 'plain', hasGround: false, withGoods: false, largest: 42 },
  )
  return [
    opening(product, WIDTH, HEIGHT, VIEW),
    definitions(painting, true),
    `<defs>${packOf(painting, pack)}</defs>`,
    stall(painting, colours, VIEW, arch(colours.wall)),
    castOf({ ...pack, width: FRONT }, VIEW),
    edge(colours, VIEW),
    ellipse(MIDDLE + 20, FOOT + 2, 200, 15, `url(#${id('s')})`),
    path(`M${left} ${short(rows.back)}H${right}L${RIGHT} ${TOP}V${FOOT}H${LEFT}V${TOP}Z`, dark(board, 0.5)),
    stroke(`M${LEFT} ${TOP}L${left} ${short(rows.back)}H${right}L${RIGHT} ${TOP}`, board, 5),
    rows.drawing,
    rect(LEFT, TOP, FRONT, FOOT - TOP, board, 2),
    rect(LEFT, TOP, FRONT, 4, light(board, 0.35)),
    rect(LEFT, FOOT - 6, FRONT, 6, dark(board, 0.25)),
    rect(LEFT, TOP, FRONT, FOOT - TOP, flatLight(painting), 2),
    name,
    setLine({ text, x: MIDDLE, y: FOOT - 18, size: sizeWithin(text, 190, 26), colour: ink }),
    at(LEFT + 34, FOOT - 28, 0.34, goodsIn(painting)),
    at(RIGHT - 34, FOOT - 28, 0.34, goodsIn(painting)),
    '</svg>',
  ].join('')
}

import { CARD_HEIGHT, CARD_WIDTH } from './card.ts'
import { ground } from './ground.ts'
import { BASE, MIDDLE } from './packs/pack.ts'
import { packs } from './packs/packs.ts'
import { paintingOf } from './painting.ts'
import type { PicturedProduct } from './product.ts'
import { arch, beside, castOf, definitions, edge, HEIGHT, mirrored, opening, packOf, shadowOf, stall, WIDTH, type View } from './scenery.ts'
import { at } from './svg.ts'

/** As high as a picture. */
const ACROSS = (CARD_WIDTH / CARD_HEIGHT) * HEIGHT
const CARD_VIEW: View = { left: (WIDTH - ACROSS) / 2, width: ACROSS }
/** From one arch to the next. */
const APART = 310
/** The size of the packs in the arches beside, and where they stand. */
const [SMALLER, BEHIND] = [0.58, 414]

/** Draws the card of a product that other sites show beside a link to it: its pack in front of a row of arches, and two more of it further back. */
export const drawCard = (product: PicturedProduct): string => {
  const painting = paintingOf(product, 'c')
  const { id } = painting
  const colours = ground(product)
  const pack = packs[painting.packaging.kind](painting)
  const another = `<g transform="scale(${SMALLER}) translate(${-MIDDLE} ${-BASE})">${shadowOf(painting, pack)}<use href="#${id('p')}"/></g>`
  return [
    opening(product, CARD_WIDTH, CARD_HEIGHT, CARD_VIEW),
    definitions(painting, true),
    stall(painting, colours, CARD_VIEW, [-APART, 0, APART].map((x) => at(x, 0, 1, arch(colours.wall))).join('')),
    at(MIDDLE - APART, BEHIND, 1, another),
    at(MIDDLE + APART, BEHIND, 1, another),
    castOf(pack, CARD_VIEW),
    pack.isMirrored === false ? '' : mirrored(painting, colours, CARD_VIEW),
    edge(colours, CARD_VIEW),
    shadowOf(painting, pack),
    packOf(painting, pack),
    beside(painting, pack),
    '</svg>',
  ].join('')
}

import { ground } from './ground.ts'
import { packs } from './packs/packs.ts'
import { paintingOf } from './painting.ts'
import type { PicturedProduct } from './product.ts'
import { arch, beside, castOf, definitions, edge, HEIGHT, mirrored, opening, packOf, shadowOf, stall, VIEW, WIDTH } from './scenery.ts'

export interface DrawOptions {
  /** False: without wall and counter, to stand before something else. `ground` tells their colours. */
  readonly scene?: boolean
}

/** Draws a product: the same bytes for the same texts, everywhere. */
export const draw = (product: PicturedProduct, { scene = true }: DrawOptions = {}): string => {
  const painting = paintingOf(product, scene ? '' : 'n')
  const colours = ground(product)
  const pack = packs[painting.packaging.kind](painting)
  const { isMirrored = true } = pack
  return [
    opening(product, WIDTH, HEIGHT, VIEW),
    definitions(painting, scene),
    scene ? stall(painting, colours, VIEW, arch(colours.wall)) + castOf(pack, VIEW) : '',
    scene && isMirrored ? mirrored(painting, colours, VIEW) : '',
    scene ? edge(colours, VIEW) : '',
    shadowOf(painting, pack),
    packOf(painting, pack),
    beside(painting, pack),
    '</svg>',
  ].join('')
}

import { hash } from 'node:crypto'
import type { PicturedProduct } from './product.ts'

export { CARD_HEIGHT, CARD_WIDTH, cardFor, viewFor, type View } from './card.ts'

/** Another one for each change of what `draw` gives: then pictures have other addresses. A test tells when. */
export const DRAWING_VERSION = 1

/**
 * The name of the file of a picture: another one whenever its bytes are others.
 * It is made from what the picture is drawn from, because drawing takes hundreds of times as long.
 */
export const fileOf = ({ id, name, description, supplier, category }: PicturedProduct): string => {
  const texts = JSON.stringify([DRAWING_VERSION, name, description, supplier, category])
  return `${id}-${hash('sha256', texts).slice(0, 32)}.svg`
}

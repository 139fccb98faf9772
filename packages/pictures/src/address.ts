import { hash } from 'node:crypto'
import type { PicturedProduct } from './product.ts'

export { CARD_HEIGHT, CARD_WIDTH } from './card.ts'

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

/** What is drawn of a product, and how the names of the files end. */
export const endings = { pack: '.svg', label: '.label.svg', case: '.case.svg', card: '.png' } as const
export type Drawing = keyof typeof endings

/** The name of the file of another drawing, or its path, from that of the pack. All are others at the same time. */
export const fileFor = (pack: string, drawing: Drawing): string => pack.replace(/\.svg$/, endings[drawing])

import { INK } from './colour.ts'
import { ground } from './ground.ts'
import { label } from './label.ts'
import { flatLight, paintingOf } from './painting.ts'
import type { PicturedProduct } from './product.ts'
import { definitions, HEIGHT, lying, opening, VIEW, WIDTH } from './scenery.ts'
import { rect, turned } from './svg.ts'

const BOX = { x: 76, y: 70, width: 248, height: 300 }

/** Draws the label of a product, large enough to be read, as it lies on the counter. */
export const drawLabel = (product: PicturedProduct): string => {
  const painting = paintingOf(product, 'l')
  const { x, y, width, height } = BOX
  const sheet =
    rect(x + 7, y + 10, width, height, INK, 4, { opacity: 0.22 }) +
    label(painting, BOX, { largest: 76, radius: 4 }) +
    rect(x, y, width, height, flatLight(painting), 4)
  return [
    opening(product, WIDTH, HEIGHT, VIEW),
    definitions(painting, true),
    rect(0, 0, WIDTH, HEIGHT, ground(product).counter),
    rect(0, 0, WIDTH, HEIGHT, `url(#${painting.id('g')})`),
    turned(-3, WIDTH / 2, HEIGHT / 2, sheet),
    lying(painting, 336, 420, 1, 10),
    lying(painting, 266, 440, 0.76, -14),
    '</svg>',
  ].join('')
}

import { dark, INK } from '../colour.ts'
import { label } from '../label.ts'
import { flatLight } from '../painting.ts'
import { at, path, rect, stroke, turned } from '../svg.ts'
import { BASE, MIDDLE, type DrawPack } from './pack.ts'

const FOIL = '#d8c9a6'

/** Two bars in paper and foil, one leaning on the other. */
export const bar: DrawPack = (painting) => {
  const { style, dye, paper, accent } = painting
  const [width, height] = [192, 332]
  const [x, y] = [MIDDLE - width / 2, BASE - height]
  const colour = style === 'dyed' || style === 'split' ? dye : paper
  const one = (face: string): string =>
    path(`M${x} ${y + 54}H${x + width}V${BASE}H${x}Z`, colour) +
    path(`M${x + 8} ${y + 56}V${y + 20}l20-14l26 10l24-14l28 14l22-12l26 12l22-6V${y + 56}Z`, FOIL) +
    path(`M${x + 54} ${y + 16}l24-14l28 14l-10 40H${x + 46}Z`, '#efe6cf') +
    stroke(`M${x + 40} ${y + 12}l10 42M${x + 84} ${y + 8}l-6 46M${x + 132} ${y + 10}l8 44`, dark(FOIL, 0.3), 2) +
    face +
    rect(x, y + 54, width, height - 54, flatLight(painting)) +
    stroke(`M${x} ${y + 55}H${x + width}`, '#fff', 1.4, { opacity: 0.5 })
  return {
    width: width + 60,
    drawing: at(
      -20,
      0,
      1,
      turned(
        9,
        MIDDLE,
        BASE,
        at(44, -6, 1, one(rect(x, y + 54, width, 14, accent) + rect(x, y + 54, width, height - 54, INK, 0, { opacity: 0.22 }))),
      ) + turned(-2, MIDDLE, BASE, one(label(painting, { x, y: y + 54, width, height: height - 54 }, { radius: 0, largest: 50 }))),
    ),
  }
}

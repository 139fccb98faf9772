import { dark, INK, light } from '../colour.ts'
import { label } from '../label.ts'
import { flatLight, goodsIn } from '../painting.ts'
import { at, ellipse, path, rect, stroke, turned } from '../svg.ts'
import { BASE, MIDDLE, type DrawPack } from './pack.ts'

/** A card on an easel: what it shows is fixed on it. */
export const card: DrawPack = (painting) => {
  const { style, dye, paper, accent } = painting
  const isDyed = style === 'dyed' || style === 'split'
  const [ground, field] = isDyed ? [dye, paper] : [paper, light(dye, 0.78)]
  const [width, height] = [230, 334]
  const [x, y] = [MIDDLE - width / 2, BASE - height]
  return {
    width,
    drawing:
      path(`M${x + width - 30} ${y + 60}l58 ${height - 66}l-14 4L${x + width - 50} ${y + 90}Z`, dark(ground, 0.45)) +
      turned(
        -1.5,
        MIDDLE,
        BASE,
        rect(x + 5, y + 4, width, height - 4, INK, 8, { opacity: 0.2 }) +
          rect(x, y, width, height, ground, 8) +
          rect(x + 14, y + 40, width - 28, 160, field, 4) +
          rect(x + 14, y + 40, width - 28, 160, 'none', 4, { stroke: accent, 'stroke-width': 3 }) +
          path(`M${MIDDLE - 24} ${y + 20}q0-8 8-8h32q8 0 8 8t-8 8h-32q-8 0-8-8Z`, INK, { opacity: 0.55 }) +
          ellipse(MIDDLE + 8, y + 182, 50, 8, INK, { opacity: 0.16 }) +
          at(MIDDLE, y + 118, 1.24, goodsIn(painting)) +
          stroke(`M${x + 22} ${y + 48}l10 0M${x + width - 32} ${y + 48}h10`, accent, 2) +
          label(
            painting,
            { x: x + 10, y: y + 204, width: width - 20, height: height - 210 },
            { style: isDyed ? 'dyed' : 'plain', hasGround: false, withGoods: false, largest: 40 },
          ) +
          rect(x, y, width, height, flatLight(painting), 8),
      ),
  }
}

import { dark, light } from '../colour.ts'
import { label } from '../label.ts'
import { goodsIn, roundLight } from '../painting.ts'
import { at, clipped, ellipse, path } from '../svg.ts'
import { BASE, MIDDLE, type DrawPack } from './pack.ts'

/** An open tub, with the goods on top. */
export const tub: DrawPack = (painting) => {
  const { style, dye, paper, accent } = painting
  const [width, height] = [266, 194]
  const [x, y] = [MIDDLE - width / 2, BASE - height]
  const right = x + width
  const d = `M${x} ${y}H${right}L${right - 22} ${BASE - 18}Q${right - 24} ${BASE - 3} ${right - 44} ${BASE}Q${MIDDLE} ${BASE + 12} ${x + 44} ${BASE}Q${x + 24} ${BASE - 3} ${x + 22} ${BASE - 18}Z`
  const rim = `M${x - 10} ${y - 22}Q${MIDDLE} ${y + 6} ${right + 10} ${y - 22}V${y + 4}Q${MIDDLE} ${y + 32} ${x - 10} ${y + 4}Z`
  return {
    width: width - 44,
    isOpen: true,
    drawing:
      path(d, style === 'dyed' ? dye : paper) +
      clipped(
        painting.id('j'),
        d,
        label(
          painting,
          { x: x + 20, y: y + 22, width: width - 40, height: height - 28 },
          { style: style === 'split' || style === 'framed' ? 'plain' : style, radius: 0, hasGround: false, withGoods: false },
        ),
      ) +
      path(d, roundLight(painting), { opacity: 0.85 }) +
      ellipse(MIDDLE, y - 22, width / 2 + 10, 17, light(accent, 0.2)) +
      ellipse(MIDDLE, y - 21, width / 2, 13, '#efe4cc') +
      ellipse(MIDDLE + 10, y - 20, 70, 9, dark('#efe4cc', 0.25)) +
      at(MIDDLE, y - 58, 1.16, goodsIn(painting)) +
      path(rim, accent) +
      path(`M${x - 10} ${y}Q${MIDDLE} ${y + 28} ${right + 10} ${y}v5Q${MIDDLE} ${y + 33} ${x - 10} ${y + 5}Z`, dark(accent, 0.3)) +
      path(rim, roundLight(painting)),
  }
}

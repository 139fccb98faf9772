import { dark, INK, light } from '../colour.ts'
import { label } from '../label.ts'
import { flatLight, goodsIn, roundLight } from '../painting.ts'
import { at, clipped, path, rect, stroke, times } from '../svg.ts'
import { BASE, MIDDLE, type DrawPack } from './pack.ts'

/** A bag of paper that is folded at its top. */
export const bag: DrawPack = (painting) => {
  const { style, dye, paper, accent } = painting
  const [width, height] = [234, 304]
  const [x, y] = [MIDDLE - width / 2, BASE - height]
  const colour = style === 'dyed' || style === 'split' ? dye : paper
  const d = `M${x + 14} ${y}H${x + width - 14}C${x + width - 8} ${y + 60} ${x + width} ${y + 120} ${x + width} ${BASE - 24}Q${x + width - 2} ${BASE} ${x + width - 22} ${BASE}H${x + 22}Q${x + 2} ${BASE} ${x} ${BASE - 24}C${x} ${y + 120} ${x + 8} ${y + 60} ${x + 14} ${y}Z`
  const fold = `M${x + 14} ${y}C${x + 22} ${y + 80} ${x + 8} ${BASE - 80} ${x + 18} ${BASE}H${x + 22}Q${x + 2} ${BASE} ${x} ${BASE - 24}C${x} ${y + 120} ${x + 8} ${y + 60} ${x + 14} ${y}Z`
  return {
    width,
    drawing:
      path(d, colour) +
      clipped(
        painting.id('j'),
        d,
        label(
          painting,
          { x: x + 8, y: y + 30, width: width - 16, height: height - 46 },
          { radius: 0, hasGround: style === 'split', largest: 56 },
        ),
      ) +
      path(d, roundLight(painting), { opacity: 0.8 }) +
      path(fold, INK, { opacity: 0.1 }) +
      // Paper is never quite flat.
      stroke(`M${x + 40} ${y + 14}q6 40-6 70M${x + width - 36} ${y + 20}q-8 50 6 96M${x + 30} ${BASE - 40}q8-26 4-60`, INK, 2, {
        opacity: 0.08,
      }) +
      path(`M${x + 8} ${y - 34}h${width - 16}v34q${-(width - 16) / 2} 10 ${16 - width} 0Z`, dark(colour, 0.14)) +
      stroke(`M${x + 8} ${y - 22}h${width - 16}M${x + 8} ${y - 11}h${width - 16}`, INK, 1.5, { opacity: 0.22 }) +
      rect(x + 2, y - 4, width - 4, 10, accent, 4) +
      rect(x + 2, y + 2, width - 4, 4, dark(accent, 0.25), 2),
  }
}

/** A pouch with a window, through which one sees the goods. */
export const pouch: DrawPack = (painting) => {
  const { dye, accent, goods, chance, style, id } = painting
  const [width, height] = [240, 318]
  const [x, y] = [MIDDLE - width / 2, BASE - height]
  const zigzag = times(24, (index) => `l10 ${index % 2 === 0 ? -5 : 5}`)
  const d = `M${x} ${y}${zigzag}C${x + width - 10} ${y + 60} ${x + width + 4} ${y + 100} ${x + width} ${BASE - 70}Q${x + width - 2} ${BASE - 20} ${x + width} ${BASE}H${x}Q${x + 2} ${BASE - 20} ${x} ${BASE - 70}C${x - 4} ${y + 100} ${x + 10} ${y + 60} ${x} ${y}Z`
  const top = BASE - 108
  const pane = `M${MIDDLE - 80} ${top}Q${MIDDLE} ${top - 28} ${MIDDLE + 80} ${top}V${BASE - 36}Q${MIDDLE} ${BASE - 14} ${MIDDLE - 80} ${BASE - 36}Z`
  const pieces = times(21, (index) => {
    const row = Math.floor(index / 7)
    return at(
      MIDDLE - 78 + (index % 7) * 26 + (row % 2) * 12,
      top + 2 + row * 30 + chance() * 8,
      0.44,
      goodsIn(painting),
      chance() * 80 - 40,
    )
  })
  return {
    width,
    drawing:
      path(d, dye) +
      label(
        painting,
        { x: x + 12, y: y + 26, width: width - 24, height: height - 140 },
        { radius: 0, hasGround: style !== 'dyed', withGoods: false, largest: 56 },
      ) +
      clipped(id('j'), pane, path(pane, light(goods.tint, 0.45)) + pieces + path(pane, flatLight(painting))) +
      stroke(pane, accent, 4) +
      path(d, roundLight(painting), { opacity: 0.78 }) +
      stroke(`M${x + 4} ${y + 15}H${x + width - 4}M${x + 2} ${BASE - 12}H${x + width - 2}`, INK, 1.5, { opacity: 0.25 }) +
      path(
        `M${x + 26} ${y + 30}C${x + 34} ${y + 100} ${x + 22} ${y + 170} ${x + 30} ${BASE - 40}L${x + 20} ${BASE - 40}C${x + 12} ${y + 170} ${x + 24} ${y + 100} ${x + 18} ${y + 30}Z`,
        '#fff',
        { opacity: 0.22 },
      ),
  }
}

/** A bag with handles of cord, as a shop gives it. */
export const carrier: DrawPack = (painting) => {
  const { style, dye, paper, accent } = painting
  const [width, height, across] = [226, 268, 34]
  const [x, y] = [MIDDLE - (width + across) / 2, BASE - height]
  const colour = style === 'dyed' || style === 'split' ? dye : paper
  const handle = `M${x + 62} ${y + 18}C${x + 62} ${y - 82} ${x + width - 62} ${y - 82} ${x + width - 62} ${y + 18}`
  return {
    width: width + across,
    drawing:
      at(20, -14, 1, stroke(handle, dark(accent, 0.4), 5)) +
      path(`M${x} ${y}l${across}-14h${width}l-${across} 14Z`, dark(colour, 0.5)) +
      path(`M${x + width} ${y}l${across}-14v${height - 4}L${x + width} ${BASE}Z`, dark(colour, 0.3)) +
      path(`M${x + width} ${y}l${across / 2} ${height * 0.5}v${height * 0.5 - 10}l-${across / 2} 10Z`, dark(colour, 0.42)) +
      label(painting, { x, y, width, height }, { radius: 0, largest: 54 }) +
      rect(x, y, width, height, flatLight(painting)) +
      stroke(`M${x} ${y}H${x + width}`, '#fff', 1.4, { opacity: 0.4 }) +
      rect(x + 56, y + 8, 12, 12, dark(accent, 0.3), 6) +
      rect(x + width - 68, y + 8, 12, 12, dark(accent, 0.3), 6) +
      stroke(handle, accent, 5.5) +
      stroke(handle, light(accent, 0.5), 1.6, { 'stroke-dasharray': '3 5' }),
  }
}

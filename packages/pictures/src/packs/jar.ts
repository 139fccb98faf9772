import { dark, light, LIGHT, mix } from '../colour.ts'
import { label } from '../label.ts'
import { berry } from '../motifs/fruit.ts'
import { okra } from '../motifs/plants.ts'
import { roundLight, type Painting } from '../painting.ts'
import { at, clipped, circle, ellipse, path, rect, stroke, times } from '../svg.ts'
import { band, BASE, MIDDLE, type DrawPack } from './pack.ts'

/** One piece of what is inside. */
const piece = ({ goods: { key, tint }, chance }: Painting, x: number, y: number): string => {
  switch (key) {
    case 'roe':
      return at(x, y, 0.62, berry(tint, 16))
    case 'fish':
      return ellipse(x, y, 26, 9, chance() > 0.5 ? '#c9d3d6' : '#9fb2bc', {
        transform: `rotate(${Math.round(chance() * 60 - 30)} ${Math.round(x)} ${Math.round(y)})`,
      })
    case 'okra':
      return at(x, y, 0.9, okra(mix(tint, '#a8b85a', chance() * 0.5)), chance() * 50 - 25)
    default:
      return circle(x, y, 4 + chance() * 9, chance() > 0.5 ? dark(tint, 0.18) : light(tint, 0.16))
  }
}

const contents = (painting: Painting, x: number, y: number, width: number, height: number): string =>
  times(painting.goods.key === 'okra' ? 16 : 34, (index) => {
    const { chance } = painting
    // Only what the label leaves free can be seen: most pieces lie above and below it.
    const isAbove = index % 3 === 0
    return piece(painting, x + 12 + chance() * (width - 24), isAbove ? y + 20 + chance() * 26 : y + height - 46 + chance() * 42)
  })

/** Cloth over the lid, with a cord. */
const cloth = ({ dye, paper, accent }: Painting, x: number, y: number, lidY: number, width: number): string =>
  path(
    `M${x - 2} ${y + 8}Q${MIDDLE} ${y + 22} ${x + width + 2} ${y + 8}L${x + width - 6} ${lidY + 2}Q${MIDDLE} ${lidY - 18} ${x + 6} ${lidY + 2}Z`,
    dye,
  ) +
  times(7, (index) => stroke(`M${x + 22 + index * 29} ${lidY - 3}L${x + 14 + index * 32} ${y + 10}`, paper, 5, { opacity: 0.75 })) +
  stroke(`M${x + 2} ${y - 12}Q${MIDDLE} ${y + 2} ${x + width - 2} ${y - 12}`, accent, 5)

/** @param isTumbler  a glass that is narrower at its foot, with a lid of metal */
const draw = (painting: Painting, isTumbler: boolean): ReturnType<DrawPack> => {
  const { goods, accent, number, id } = painting
  const [width, height] = isTumbler ? [208, 268] : [222, 256]
  const [x, y] = [MIDDLE - width / 2, BASE - height]
  const foot = isTumbler ? 14 : 0
  const d = isTumbler
    ? `M${x} ${y}H${x + width}L${x + width - 14} ${BASE - 16}Q${x + width - 16} ${BASE} ${x + width - 34} ${BASE + 2}Q${MIDDLE} ${BASE + 12} ${x + 34} ${BASE + 2}Q${x + 16} ${BASE} ${x + 14} ${BASE - 16}Z`
    : `M${x + 16} ${y}H${x + width - 16}Q${x + width} ${y + 10} ${x + width} ${y + 34}V${BASE - 26}Q${x + width} ${BASE} ${x + width - 28} ${BASE + 2}Q${MIDDLE} ${BASE + 12} ${x + 28} ${BASE + 2}Q${x} ${BASE} ${x} ${BASE - 26}V${y + 34}Q${x} ${y + 10} ${x + 16} ${y}Z`
  const lit = roundLight(painting)
  const [labelX, labelWidth] = isTumbler ? [x + 4, width - 8] : [x, width]
  const [labelY, labelHeight] = [y + 42, height - 86]
  const ring = band(labelX, labelY, labelWidth, labelHeight, 6)
  const lid = isTumbler ? '#d9a93f' : accent
  const lidY = y - 44
  return {
    width: width - foot,
    drawing:
      clipped(
        id('k'),
        d,
        path(d, goods.key === 'fish' ? '#d9ddd2' : goods.tint) +
          contents(painting, x, y, width, height) +
          path(`M${x} ${y}h${width}v18Q${MIDDLE} ${y + 28} ${x} ${y + 18}Z`, LIGHT, { opacity: 0.55 }) +
          clipped(
            id('j'),
            ring,
            rect(labelX, labelY, labelWidth, labelHeight + 14, painting.style === 'dyed' ? painting.dye : painting.paper) +
              label(painting, { x: labelX, y: labelY + 8, width: labelWidth, height: labelHeight - 2 }, { radius: 0, hasGround: false }),
          ) +
          path(d, lit, { opacity: 0.85 }),
      ) +
      path(
        `M${x + 10} ${lidY + 6}q0-6 6-7Q${MIDDLE} ${lidY - 9} ${x + width - 16} ${lidY - 1}q6 1 6 7V${y}Q${MIDDLE} ${y + 13} ${x + 10} ${y}Z`,
        lid,
      ) +
      path(`M${x + 10} ${y - 10}Q${MIDDLE} ${y + 3} ${x + width - 10} ${y - 10}v5Q${MIDDLE} ${y + 8} ${x + 10} ${y - 5}Z`, dark(lid, 0.3)) +
      path(
        `M${x + 10} ${lidY + 6}q0-6 6-7Q${MIDDLE} ${lidY - 9} ${x + width - 16} ${lidY - 1}q6 1 6 7V${y}Q${MIDDLE} ${y + 13} ${x + 10} ${y}Z`,
        lit,
      ) +
      (!isTumbler && number % 3 === 0 ? cloth(painting, x, y, lidY, width) : '') +
      stroke(`M${x + 16 + foot / 2} ${y + height - 34}L${x + 16} ${y + 40}`, LIGHT, 6, { opacity: 0.42 }) +
      stroke(`M${x + width - 13 - foot / 2} ${y + height - 40}L${x + width - 13} ${y + 46}`, LIGHT, 2.5, { opacity: 0.3 }),
  }
}

export const jar: DrawPack = (painting) => draw(painting, false)
export const glass: DrawPack = (painting) => draw(painting, true)

import { dark, INK, light, mix } from '../colour.ts'
import { label } from '../label.ts'
import { flatLight, roundLight, type Painting } from '../painting.ts'
import { at, circle, clipped, ellipse, path, rect, stroke, times, turned } from '../svg.ts'
import { band, BASE, MIDDLE, type DrawPack, type Pack } from './pack.ts'

const WOOD = '#744823'
const MOULD = ['#4a6486', '#6e86a0'] as const

/** Norwegian brown cheese: a block on a block of itself, in a sleeve of paper, with a slice cut off. */
const block = (painting: Painting): Pack => {
  const { goods, style, paper } = painting
  const { tint } = goods
  const [width, height, across, up] = [252, 178, 50, 30]
  const [x, y] = [MIDDLE - 148, BASE - height]
  const below = 54
  const loaf =
    path(`M${x + width} ${y}l${across}-${up}v${height}l-${across} ${up}Z`, dark(tint, 0.32)) +
    path(`M${x} ${y}l${across}-${up}h${width}l-${across} ${up}Z`, light(tint, 0.3)) +
    rect(x, y, width, height, tint) +
    rect(x, y, width, height, flatLight(painting)) +
    path(`M${x + 16} ${y}l${across}-${up}h${width - 34}l-${across} ${up}Z`, mix(paper, '#ffffff', 0.2)) +
    label(painting, { x: x + 16, y, width: width - 34, height: height - 16 }, { style, radius: 0, withGoods: false }) +
    rect(x + 16, y, width - 34, height - 16, flatLight(painting)) +
    path(`M${x + width * 0.7} ${y - up - 2}l-60 4q-18-26 4-34q34-10 60 22Z`, light(tint, 0.14)) +
    stroke(`M${x + width * 0.7 - 56} ${y - up + 1}q-18-24 2-32`, dark(tint, 0.2), 3)
  const foot =
    path(`M${x + width + 10} ${BASE - below}l${across}-${up}v${below}l-${across} ${up}Z`, dark(tint, 0.4)) +
    rect(x - 12, BASE - below, width + 22, below, dark(tint, 0.12)) +
    rect(x - 12, BASE - below, width + 22, below, flatLight(painting)) +
    path(`M${x - 12} ${BASE - below}l${across}-${up}h${width + 22}l-${across} ${up}Z`, dark(tint, 0.3))
  return { drawing: foot + at(0, -below, 1, loaf), width: width + across + 20 }
}

const rindOf = ({ goods: { key, tint }, product: { name } }: Painting): string => {
  if (/raclette/i.test(name)) return '#b9772f'
  if (/manchego/i.test(name)) return '#4f3b26'
  return key === 'blue' ? '#a89c6e' : dark(tint, 0.24)
}

/** A whole cheese on a board of wood, with a piece cut out. */
export const wheel: DrawPack = (painting) => {
  if (painting.goods.key === 'brown') return block(painting)
  const { goods, style, paper, dye } = painting
  const { tint } = goods
  const rind = rindOf(painting)
  const isBlue = goods.key === 'blue'
  const [width, depth] = [316, 46]
  const [left, right] = [MIDDLE - width / 2, MIDDLE + width / 2]
  const foot = BASE - 24
  const top = foot - 190
  const side = `M${left} ${top}V${foot - 44}C${left} ${foot + 10} ${right} ${foot + 10} ${right} ${foot - 44}V${top}Z`
  const labelWidth = 222
  const labelX = MIDDLE - labelWidth / 2
  const [labelTop, labelHeight] = [top + depth - 6, 116]
  const ring = band(labelX, labelTop, labelWidth, labelHeight, 9)
  const holes = [44, 2, 8, 76, -8, 6, 92, 6, 7]
  return {
    width: 300,
    isMirrored: false,
    drawing:
      path(`M18 ${foot - 32}v12C18 ${foot + 40} 382 ${foot + 40} 382 ${foot - 20}v-12Z`, WOOD) +
      ellipse(MIDDLE, foot - 32, 182, 47, '#a87443') +
      stroke(`M30 ${foot - 36}q80-40 200-40M36 ${foot - 22}q60 30 160 34`, '#8a5a30', 2, { opacity: 0.5 }) +
      ellipse(MIDDLE + 16, foot - 34, width * 0.52, 44, INK, { opacity: 0.3 }) +
      path(side, rind) +
      path(side, roundLight(painting)) +
      ellipse(MIDDLE, top, width / 2, depth, light(rind, 0.22)) +
      ellipse(MIDDLE, top - 1, width / 2 - 9, depth - 6, light(rind, 0.4)) +
      ellipse(MIDDLE - 50, top - 12, 70, 14, '#fff', { opacity: 0.16 }) +
      // The piece that is cut out: the far side, the cut and the rim.
      path(
        `M${MIDDLE} ${top - 4}L${right - 34} ${top + 29}Q${right + 1} ${top + 10} ${right - 2} ${top - 6}Q${right - 14} ${top - 26} ${right - 44} ${top - 32}Z`,
        dark(rind, 0.4),
      ) +
      path(`M${MIDDLE} ${top - 4}L${right - 44} ${top - 32}L${right - 36} ${top + 22}L${MIDDLE} ${top + 34}Z`, tint) +
      path(`M${MIDDLE} ${top - 4}L${right - 44} ${top - 32}L${right - 43} ${top - 27}L${MIDDLE} ${top + 2}Z`, light(tint, 0.4)) +
      (isBlue
        ? stroke(`M${MIDDLE + 22} ${top + 8}l10 3m12-12l8 8m10-16l8 12m4-24l7 4m-16 20l6 2`, MOULD[0], 5)
        : times(3, (index) =>
            ellipse(MIDDLE + (holes[index * 3] ?? 0), top + (holes[index * 3 + 1] ?? 0), holes[index * 3 + 2] ?? 0, 5, dark(tint, 0.2)),
          )) +
      path(`M${MIDDLE} ${top + 34}V${top + depth}Q${MIDDLE + 62} ${top + depth} ${right - 36} ${top + 26}V${top + 22}Z`, dark(rind, 0.18)) +
      clipped(
        painting.id('j'),
        ring,
        rect(labelX, labelTop, labelWidth, labelHeight + 30, style === 'dyed' || style === 'banded' ? dye : paper) +
          label(
            painting,
            { x: labelX, y: labelTop + 10, width: labelWidth, height: labelHeight },
            { style: style === 'banded' ? 'dyed' : style, radius: 0, withGoods: false, hasGround: false, largest: 46 },
          ),
      ) +
      path(ring, flatLight(painting)),
  }
}

/** A piece of cheese on a small stand of wood. */
export const wedge: DrawPack = (painting) => {
  const { goods, chance } = painting
  const { tint } = goods
  const rind = goods.key === 'blue' ? '#c2aa74' : rindOf(painting)
  const [x, width] = [40, 320]
  const y = BASE - 196
  const right = x + width
  const face = `M${x} ${y + 40}L${right} ${y + 22}V${BASE - 14}L${x} ${BASE}Z`
  const inside =
    goods.key === 'blue'
      ? times(26, () => {
          const [left, high] = [Math.round(x + 12 + chance() * (width - 40)), Math.round(y + 56 + chance() * 120)]
          const step = (range: number): number => Math.round(chance() * range - range / 2)
          return stroke(
            `M${left} ${high}l${step(22)} ${step(14)}l${step(12)} ${step(12)}`,
            chance() > 0.5 ? MOULD[0] : MOULD[1],
            Math.round(30 + chance() * 50) / 10,
          )
        }) + stroke(`M${x + 120} ${y + 8}l24-6m30-10l20 4m-40 16l18-2m50-20l14 2`, MOULD[1], 6)
      : times(9, () =>
          ellipse(x + 20 + chance() * (width - 60), y + 60 + chance() * 110, 3 + chance() * 6, 2 + chance() * 4, dark(tint, 0.16)),
        )
  const [labelX, labelWidth] = [x + 60, 212]
  const cheese =
    path(`M${x} ${y + 40}L${right - 60} ${y - 50}Q${right} ${y - 30} ${right} ${y + 22}Z`, light(tint, 0.35)) +
    path(face, tint) +
    path(
      `M${right - 60} ${y - 50}Q${right} ${y - 30} ${right} ${y + 22}V${BASE - 14}l-14 1V${y + 23}Q${right - 16} ${y - 24} ${right - 60} ${y - 50}Z`,
      rind,
    ) +
    path(face, flatLight(painting)) +
    inside +
    turned(
      -2.4,
      MIDDLE,
      BASE,
      rect(labelX + 3, y + 48, labelWidth, 140, INK, 2, { opacity: 0.2 }) +
        label(painting, { x: labelX, y: y + 44, width: labelWidth, height: 142 }, { radius: 2, withGoods: false, largest: 48 }) +
        rect(labelX, y + 44, labelWidth, 142, flatLight(painting), 2),
    )
  return {
    width: 300,
    isMirrored: false,
    drawing:
      rect(24, BASE - 40, 352, 16, '#8a5a30', 5) +
      rect(24, BASE - 40, 352, 5, '#b07d4a', 3) +
      path(`M150 ${BASE - 24}h100l16 26h-132Z`, WOOD) +
      path(`M150 ${BASE - 24}h30l-16 26h-30Z`, '#8a5a30') +
      at(0, -40, 1, cheese),
  }
}

/** A round box of thin wood, seen from the front. */
export const round: DrawPack = (painting) => {
  const { dye, paper } = painting
  const radius = 152
  const y = BASE - radius + 4
  return {
    width: radius * 2 - 60,
    drawing:
      circle(MIDDLE + 20, y, radius, '#a97c48') +
      circle(MIDDLE, y, radius, '#d9b27c') +
      circle(MIDDLE, y, radius - 5, 'none', { stroke: '#b98d55', 'stroke-width': 1.5 }) +
      circle(MIDDLE, y, radius - 11, dye) +
      circle(MIDDLE, y, radius - 19, paper) +
      times(40, (index) => turned(index * 9, MIDDLE, y, path(`M${MIDDLE} ${y - radius + 24}l4 8h-8Z`, dye))) +
      label(painting, { x: MIDDLE - 104, y: y - 110, width: 208, height: 220 }, { style: 'plain', hasGround: false, largest: 54 }) +
      circle(MIDDLE, y, radius, flatLight(painting)) +
      stroke(`M${MIDDLE - 118} ${y - 84}A146 146 0 0 1 ${MIDDLE - 10} ${y - 146}`, '#fff', 4, { opacity: 0.4 }),
  }
}

import { dark, INK, light, LIGHT, mix } from '../colour.ts'
import { label } from '../label.ts'
import { roundLight, type Painting } from '../painting.ts'
import { at, circle, clipped, path, rect, stroke, times } from '../svg.ts'
import { band, BASE, MIDDLE, type DrawPack } from './pack.ts'

interface Shape {
  readonly width: number
  readonly body: number
  readonly shoulder: number
  readonly neckWidth: number
  readonly neck: number
  readonly radius: number
}

const shape = (width: number, body: number, shoulder: number, neckWidth: number, neck: number, radius: number): Shape => ({
  width,
  body,
  shoulder,
  neckWidth,
  neck,
  radius,
})
const shapes = {
  beer: shape(154, 216, 78, 48, 80, 14),
  wine: shape(148, 262, 46, 48, 84, 10),
  syrup: shape(172, 222, 66, 54, 46, 26),
  sauce: shape(134, 232, 62, 40, 66, 12),
  soy: shape(160, 214, 84, 50, 36, 18),
  spirit: shape(168, 230, 42, 56, 68, 16),
} as const
type Sort = keyof typeof shapes

const sortOf = ({ goods, packaging, product }: Painting): Sort => {
  if (goods.key === 'hops' || goods.key === 'wheat') return goods.aisle === 'drinks' ? 'beer' : 'syrup'
  if (goods.key === 'grapes') return 'wine'
  if (/\bwines?\b|75 cl/i.test(`${product.name} ${packaging.text}`)) return 'wine'
  if (goods.key === 'bean') return goods.aisle === 'drinks' ? 'spirit' : 'soy'
  if (goods.key === 'chilli') return 'sauce'
  return goods.aisle === 'drinks' ? 'spirit' : 'syrup'
}

const outline = ({ width, body, shoulder, neckWidth, neck, radius }: Shape): string => {
  const [left, right, start, end] = [MIDDLE - width / 2, MIDDLE + width / 2, MIDDLE - neckWidth / 2, MIDDLE + neckWidth / 2]
  const [low, high] = [BASE - body, BASE - body - shoulder]
  return [
    `M${left} ${BASE - radius}V${low}C${left} ${low - shoulder * 0.62} ${start} ${high + shoulder * 0.42} ${start} ${high}V${high - neck}H${end}V${high}`,
    `C${end} ${high + shoulder * 0.42} ${right} ${low - shoulder * 0.62} ${right} ${low}V${BASE - radius}`,
    `Q${right} ${BASE} ${right - radius} ${BASE + 3}Q${MIDDLE} ${BASE + 9} ${left + radius} ${BASE + 3}Q${left} ${BASE} ${left} ${BASE - radius}Z`,
  ].join('')
}

const glassOf = (sort: Sort, { goods: { tint }, number, product: { name } }: Painting): string => {
  switch (sort) {
    case 'beer':
      if (/stout|porter/i.test(name)) return '#2b1712'
      return ['#3e6b3a', '#8a4a18', '#6b3414'][number % 3] ?? '#6b3414'
    case 'wine':
      return '#23301f'
    case 'syrup':
      return mix(tint, '#c98a3c', 0.4)
    case 'soy':
      return '#2b1512'
    case 'sauce':
    case 'spirit':
      return tint
    default: {
      const never: never = sort
      return never
    }
  }
}

/** A crown cap over foil, a capsule, a cork or a screw cap. */
const closing = (painting: Painting, sort: Sort, { neckWidth }: Shape, top: number, glass: string): string => {
  const { dye, accent } = painting
  const lit = roundLight(painting)
  const left = MIDDLE - neckWidth / 2
  switch (sort) {
    case 'beer':
      return (
        rect(left, top + 16, neckWidth, 42, dye) +
        rect(left, top + 52, neckWidth, 3, accent) +
        rect(left, top + 16, neckWidth, 42, lit) +
        path(`M170 ${top + 14}l4-20q26-8 52 0l4 20l-6 5l-7-4l-8 5l-8-5l-9 5l-8-5l-7 4Z`, accent) +
        path(`M208 ${top - 9}q10 1 18 3l4 20l-6 5l-7-4Z`, dark(accent, 0.28)) +
        stroke(`M180 ${top - 5}q10-4 20-4`, LIGHT, 2.5, { opacity: 0.6 })
      )
    case 'wine':
      return (
        rect(left - 1, top - 4, neckWidth + 2, 74, dye, 3) +
        rect(left - 1, top + 60, neckWidth + 2, 3, accent) +
        rect(left - 1, top - 4, neckWidth + 2, 74, lit, 3) +
        rect(left - 3, top + 6, neckWidth + 6, 10, dark(dye, 0.25), 2)
      )
    case 'syrup':
    case 'spirit':
      return (
        rect(left - 5, top - 2, neckWidth + 10, 13, light(glass, 0.3), 4) +
        path(`M${left + 5} ${top - 2}v-22q0-6 6-6h${neckWidth - 22}q6 0 6 6v22Z`, '#c79a63') +
        path(`M202 ${top - 30}h${neckWidth / 2 - 13}q6 0 6 6v22h${7 - neckWidth / 2}Z`, '#a87b47') +
        (sort === 'syrup' ? '' : seal(accent, neckWidth, top))
      )
    case 'sauce':
    case 'soy':
      return (
        rect(left - 6, top - 34, neckWidth + 12, 44, sort === 'soy' ? '#b3222e' : accent, 5) +
        times(5, (index) => rect(left - 1 + (index * neckWidth) / 4.3, top - 32, 2, 40, INK, 0, { opacity: 0.22 })) +
        rect(left - 6, top - 34, neckWidth + 12, 44, lit, 5)
      )
    default: {
      const never: never = sort
      return never
    }
  }
}

/** A cord round the neck with a seal of wax. */
const seal = (accent: string, neckWidth: number, top: number): string =>
  stroke(`M${MIDDLE - neckWidth / 2} ${top + 38}h${neckWidth}`, accent, 5) +
  at(
    MIDDLE + neckWidth / 2 - 4,
    top + 64,
    1,
    stroke('M-4-24C6-16 4-8 2-2', accent, 2) +
      circle(2, 10, 13, accent) +
      path('M2 2l2 5h5l-4 4l2 5l-5-3l-5 3l2-5l-4-4h5Z', dark(accent, 0.45)),
  )

export const bottle: DrawPack = (painting) => {
  const sort = sortOf(painting)
  const one = shapes[sort]
  const { width, body, shoulder, neckWidth, neck } = one
  const top = BASE - body - shoulder - neck
  const [left, start] = [MIDDLE - width / 2, MIDDLE - neckWidth / 2]
  const glass = glassOf(sort, painting)
  const lit = roundLight(painting)
  const isClear = sort === 'syrup' || sort === 'sauce' || sort === 'spirit'
  const labelY = BASE - body + (sort === 'syrup' || sort === 'soy' ? 4 : 10)
  const labelHeight = body - 42
  const ring = band(left, labelY, width, labelHeight, 5)
  const d = outline(one)
  return {
    width,
    drawing:
      path(d, glass) +
      // Air above the drink.
      (isClear ? path(`M${start} ${top}h${neckWidth}v${neck * 0.55}q${-neckWidth / 2} 5 ${-neckWidth} 0Z`, light(glass, 0.55)) : '') +
      path(d, lit) +
      // The window of the room shines in the glass.
      stroke(
        `M${left + 15} ${BASE - 24}V${BASE - body + 4}C${left + 16} ${BASE - body - shoulder * 0.5} ${start + 9} ${BASE - body - shoulder * 0.6} ${start + 10} ${BASE - body - shoulder - 6}V${top + 26}`,
        LIGHT,
        5,
        { opacity: 0.5 },
      ) +
      stroke(`M${left + width - 12} ${BASE - 30}V${BASE - body + 10}`, LIGHT, 2.5, { opacity: 0.28 }) +
      closing(painting, sort, one, top, glass) +
      clipped(
        painting.id('j'),
        ring,
        rect(left, labelY, width, labelHeight + 12, painting.style === 'dyed' && sort !== 'wine' ? painting.dye : painting.paper) +
          label(
            painting,
            { x: left, y: labelY + 7, width, height: labelHeight - 2 },
            { radius: 0, largest: 46, hasGround: false, ...(sort === 'wine' ? { style: 'framed' as const } : {}) },
          ),
      ) +
      path(ring, lit, { opacity: 0.62 }),
  }
}

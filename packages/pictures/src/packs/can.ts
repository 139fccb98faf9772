import { dark } from '../colour.ts'
import { label } from '../label.ts'
import { goodsIn, roundLight, type Painting } from '../painting.ts'
import { at, circle, clipped, ellipse, path, rect, stroke } from '../svg.ts'
import { band, BASE, MIDDLE, type DrawPack, type Pack } from './pack.ts'

const METAL = '#cfcbc4'

const drink = (painting: Painting): Pack => {
  const [width, height] = [182, 332]
  const [x, y] = [MIDDLE - width / 2, BASE - height]
  const d = `M${x + 20} ${y}H${x + width - 20}L${x + width} ${y + 34}V${BASE - 24}L${x + width - 18} ${BASE}Q${MIDDLE} ${BASE + 10} ${x + 18} ${BASE}L${x} ${BASE - 24}V${y + 34}Z`
  const ring = band(x, y + 32, width, height - 66, 5)
  return {
    width,
    drawing:
      path(d, METAL) +
      ellipse(MIDDLE, y + 1, width / 2 - 20, 10, '#e9e5dd') +
      ellipse(MIDDLE, y + 2, width / 2 - 28, 6.5, '#9a958f') +
      ellipse(MIDDLE + 8, y + 2, 17, 3.6, '#e9e5dd') +
      clipped(
        painting.id('j'),
        ring,
        rect(x, y + 32, width, height - 40, painting.dye) +
          label(painting, { x, y: y + 44, width, height: height - 72 }, { style: 'dyed', radius: 0, largest: 46, hasGround: false }),
      ) +
      path(d, roundLight(painting)),
  }
}

/** A can of metal with a label round it. */
const tall = (painting: Painting): Pack => {
  const [width, height] = [212, 288]
  const [x, y] = [MIDDLE - width / 2, BASE - height]
  const d = `M${x} ${y}V${BASE - 6}Q${MIDDLE} ${BASE + 18} ${x + width} ${BASE - 6}V${y}Z`
  const ring = band(x, y + 20, width, height - 48, 11)
  return {
    width,
    drawing:
      path(d, METAL) +
      clipped(
        painting.id('j'),
        ring,
        rect(x, y + 20, width, height, painting.style === 'dyed' ? painting.dye : painting.paper) +
          label(painting, { x, y: y + 34, width, height: height - 54 }, { radius: 0, hasGround: false }),
      ) +
      stroke(
        `M${x} ${y + 13}Q${MIDDLE} ${y + 35} ${x + width} ${y + 13}M${x} ${BASE - 19}Q${MIDDLE} ${BASE + 4} ${x + width} ${BASE - 19}`,
        '#8e8982',
        2,
        { opacity: 0.7 },
      ) +
      path(d, roundLight(painting)) +
      ellipse(MIDDLE, y, width / 2, 15, '#ece8e0') +
      ellipse(MIDDLE, y + 1, width / 2 - 8, 11, '#b5b0a8') +
      ellipse(MIDDLE, y + 2, width / 2 - 20, 8, '#cbc6be') +
      ellipse(MIDDLE - 30, y, 28, 3, '#fff', { opacity: 0.35 }),
  }
}

/** Two flat cans, one on the other. The front shows the goods on the upper one, and the label on the lower. */
const flat = (painting: Painting): Pack => {
  const [width, height] = [290, 138]
  const x = MIDDLE - width / 2
  const lit = roundLight(painting)
  const { dye, paper, accent } = painting
  const one = (base: number, ground: string, face: string): string => {
    const y = base - height
    const d = `M${x} ${y}V${base - 8}Q${MIDDLE} ${base + 26} ${x + width} ${base - 8}V${y}Z`
    return (
      path(d, ground) +
      face +
      path(d, lit) +
      ellipse(MIDDLE, y, width / 2, 26, '#e9e5dd') +
      ellipse(MIDDLE, y, width / 2 - 5, 23, '#b5b0a8') +
      ellipse(MIDDLE, y + 1, width / 2 - 12, 19, dye) +
      ellipse(MIDDLE, y + 1, width / 2 - 30, 14, 'none', { stroke: dark(dye, 0.25), 'stroke-width': 2 }) +
      ellipse(MIDDLE - 50, y - 4, 46, 5, '#fff', { opacity: 0.2 })
    )
  }
  const upper = BASE - height - 8
  return {
    width,
    drawing:
      one(
        BASE - 6,
        paper,
        label(
          painting,
          { x: x + 8, y: BASE - height + 22, width: width - 16, height: height - 24 },
          { style: 'plain', withGoods: false, hasGround: false, largest: 46 },
        ),
      ) +
      one(
        upper,
        dye,
        path(
          `M${x} ${upper - height + 40}Q${MIDDLE} ${upper - height + 74} ${x + width} ${upper - height + 40}v5Q${MIDDLE} ${upper - height + 79} ${x} ${upper - height + 45}Z`,
          accent,
        ) +
          circle(MIDDLE, upper - height + 84, 49, accent) +
          circle(MIDDLE, upper - height + 84, 46, paper) +
          at(MIDDLE, upper - height + 84, 0.72, goodsIn(painting)),
      ),
  }
}

export const can: DrawPack = (painting) => (painting.goods.aisle === 'drinks' ? drink(painting) : tall(painting))

/** A tin with a lid: for coffee, tea and sweets. */
const caddy = (painting: Painting): Pack => {
  const [width, height] = [218, 268]
  const [x, y] = [MIDDLE - width / 2, BASE - height]
  const { dye, accent, style } = painting
  const lit = roundLight(painting)
  const d = `M${x} ${y}V${BASE - 6}Q${MIDDLE} ${BASE + 16} ${x + width} ${BASE - 6}V${y}Z`
  const ring = band(x, y + 28, width, height - 66, 9)
  const lid = `M${x - 4} ${y - 26}Q${MIDDLE} ${y - 50} ${x + width + 4} ${y - 26}V${y + 14}Q${MIDDLE} ${y + 34} ${x - 4} ${y + 14}Z`
  return {
    width,
    drawing:
      path(d, dye) +
      clipped(
        painting.id('j'),
        ring,
        rect(x, y + 28, width, height, painting.paper) +
          label(
            painting,
            { x, y: y + 40, width, height: height - 72 },
            { style: style === 'dyed' ? 'split' : style, radius: 0, hasGround: false },
          ),
      ) +
      path(d, lit) +
      path(lid, accent) +
      path(
        `M${x - 4} ${y + 8}Q${MIDDLE} ${y + 28} ${x + width + 4} ${y + 8}v5Q${MIDDLE} ${y + 33} ${x - 4} ${y + 13}Z`,
        dark(accent, 0.3),
      ) +
      path(lid, lit) +
      ellipse(MIDDLE, y - 27, width / 2 + 4, 13, '#fff', { opacity: 0.22 }) +
      rect(MIDDLE - 22, y - 46, 44, 16, dark(accent, 0.2), 7) +
      ellipse(MIDDLE, y - 45, 22, 5, accent),
  }
}

export const tin: DrawPack = (painting) => {
  const { aisle, key } = painting.goods
  if (aisle === 'home' || key === 'bean' || key === 'tea' || key === 'biscuit') return caddy(painting)
  const { grams } = painting.packaging
  return grams > 0 && grams < 300 ? flat(painting) : tall(painting)
}

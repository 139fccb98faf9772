import { dark, INK, light } from '../colour.ts'
import { label } from '../label.ts'
import { flatLight, goodsIn, type Painting } from '../painting.ts'
import { at, circle, ellipse, path, rect, stroke } from '../svg.ts'
import { setLine, widthOf } from '../type/letters.ts'
import { BASE, MIDDLE, type DrawPack, type Pack } from './pack.ts'

/** How far the sides go back. */
const [ACROSS, UP] = [46, 26]

/** The top and the right side of a box whose front is at x and y. */
const sides = (x: number, y: number, width: number, height: number, colour: string, across = ACROSS, up = UP): string =>
  path(`M${x + width} ${y}l${across}-${up}v${height - 4}L${x + width} ${y + height}Z`, dark(colour, 0.34)) +
  path(`M${x} ${y}l${across}-${up}h${width}l-${across} ${up}Z`, light(colour, 0.28))

/** The goods on the right side of a box. */
const onSide = (painting: Painting, x: number, y: number, scale: number, ground: string): string =>
  `<g transform="matrix(.62 -.35 0 .98 ${x} ${y})">${circle(0, 0, 46 * scale, ground, { opacity: 0.85 })}${at(0, 0, scale * 0.72, goodsIn(painting))}${circle(0, 0, 46 * scale, INK, { opacity: 0.3 })}</g>`

interface Front {
  readonly width: number
  readonly height: number
}

const front = (painting: Painting, { width, height }: Front): { readonly x: number; readonly y: number; readonly drawing: string } => {
  const { style, dye, paper, accent } = painting
  const colour = style === 'dyed' || style === 'split' ? dye : paper
  const [x, y] = [MIDDLE - (width + ACROSS) / 2, BASE - height]
  const drawing =
    sides(x, y, width, height, colour) +
    path(`M${x + width} ${y + 16}l${ACROSS}-${UP}v7l-${ACROSS} ${UP}Z`, accent, { opacity: 0.75 }) +
    onSide(painting, x + width + ACROSS / 2, y + height * 0.46, 0.42, paper) +
    label(painting, { x, y, width, height }, { radius: 0, largest: 60 }) +
    rect(x, y, width, height, flatLight(painting)) +
    stroke(`M${x + width} ${y}V${BASE}M${x} ${y}H${x + width}`, '#fff', 1.2, { opacity: 0.35 }) +
    stroke(`M${x + width * 0.34} ${y - UP * 0.5}h${width * 0.5}`, INK, 1.2, { opacity: 0.16 })
  return { x, y, drawing }
}

/** A wide box, and a smaller one that lies on it. */
const wide = (painting: Painting): Pack => {
  const size = { width: 262, height: 216 }
  const { x, y, drawing } = front(painting, size)
  const { style, dye, paper, accent, label: name } = painting
  const isPaperBelow = style !== 'dyed' && style !== 'split'
  const [ground, ink] = isPaperBelow ? [dye, paper] : [paper, dye]
  const [width, height] = [size.width - 34, 66]
  const [left, top] = [x + 34, y - 12 - height]
  const room = width - 86
  const text = name.main
  const fits = widthOf(text) > 0 && room / widthOf(text) >= 14
  return {
    width: size.width + ACROSS,
    drawing:
      drawing +
      path(`M${x + 22} ${y - 4}h${size.width - 6}l20-10h-${size.width - 10}Z`, INK, { opacity: 0.22 }) +
      sides(left, top, width, height, ground, 38, 22) +
      rect(left, top, width, height, ground) +
      rect(left, top + height - 10, width, 5, accent) +
      circle(fits ? left + 36 : left + width / 2, top + 29, 22, isPaperBelow ? paper : light(dye, 0.78)) +
      at(fits ? left + 36 : left + width / 2, top + 29, 0.36, goodsIn(painting)) +
      (fits ? setLine({ text, x: left + 64 + room / 2, y: top + 40, size: Math.min(30, room / widthOf(text)), colour: ink }) : '') +
      rect(left, top, width, height, flatLight(painting)),
  }
}

const gift = (painting: Painting): Pack => {
  const size = { width: 238, height: 236 }
  const { x, y, drawing } = front(painting, size)
  const { accent } = painting
  const { width, height } = size
  return {
    width: width + ACROSS,
    drawing:
      drawing +
      path(`M${x + width + 16} ${y - 9}v${height - 4}l14-9v${4 - height}Z`, accent) +
      path(`M${x + width * 0.42} ${y - 13}l24-14l22 6l-24 14Z`, accent) +
      at(
        x + width * 0.56,
        y - 30,
        1,
        path('M0 14C-44 22-58-16-30-20C-10-22-2 0 0 14ZM0 14C44 22 58-16 30-20C10-22 2 0 0 14Z', accent) +
          path('M0 14C-30 10-40-6-30-10C-16-14-4 4 0 14ZM0 14C30 10 40-6 30-10C16-14 4 4 0 14Z', dark(accent, 0.3)) +
          ellipse(0, 12, 10, 8, light(accent, 0.2)),
      ),
  }
}

const upright = (painting: Painting): Pack => {
  const size = { width: 214, height: 294 }
  return { width: size.width + ACROSS, drawing: front(painting, size).drawing }
}

export const box: DrawPack = (painting) => {
  const { text } = painting.packaging
  const { key } = painting.goods
  if (/gift/.test(text)) return gift(painting)
  if (/bags|tea/.test(text) || key === 'biscuit' || key === 'shortbread') return wide(painting)
  return upright(painting)
}

/** A gift box with a round window, through which one sees what is in it. */
export const window: DrawPack = (painting) => {
  const { style, dye, paper, accent } = painting
  const isDyed = style === 'dyed' || style === 'split'
  const [ground, back] = isDyed ? [dye, light(accent, 0.72)] : [paper, light(dye, 0.72)]
  const [width, height] = [240, 330]
  const [x, y] = [MIDDLE - (width + ACROSS) / 2, BASE - height]
  const [middle, eye] = [x + width / 2, y + 98]
  return {
    width: width + ACROSS,
    drawing:
      sides(x, y, width, height, ground) +
      path(`M${x + width} ${y + 16}l${ACROSS}-${UP}v7l-${ACROSS} ${UP}Z`, accent, { opacity: 0.75 }) +
      rect(x, y, width, height, ground) +
      circle(middle, eye, 82, accent) +
      circle(middle, eye, 78, back) +
      path(`M${middle - 75} ${eye + 22}A78 78 0 0 0 ${middle + 75} ${eye + 22}Z`, dark(back, 0.18)) +
      ellipse(middle + 8, eye + 54, 48, 8, INK, { opacity: 0.22 }) +
      at(middle, eye + 2, 1.12, goodsIn(painting)) +
      path(`M${middle - 78} ${eye}A78 78 0 0 1 ${middle + 78} ${eye}A84 84 0 0 0 ${middle - 78} ${eye}Z`, INK, { opacity: 0.16 }) +
      path(`M${middle - 60} ${eye + 26}L${middle + 20} ${eye - 70}h20L${middle - 48} ${eye + 44}Z`, '#fff', { opacity: 0.16 }) +
      label(
        painting,
        { x: x + 10, y: y + 184, width: width - 20, height: height - 188 },
        { style: isDyed ? 'dyed' : 'plain', hasGround: false, withGoods: false, largest: 44 },
      ) +
      rect(x, y, width, height, flatLight(painting)) +
      stroke(`M${x + width} ${y}V${BASE}M${x} ${y}H${x + width}`, '#fff', 1.2, { opacity: 0.35 }),
  }
}

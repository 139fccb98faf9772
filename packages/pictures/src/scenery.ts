// What pictures have in common: the stall with its light, its counter and its shadows.
import { dark, INK, light } from './colour.ts'
import type { Ground } from './ground.ts'
import { BASE, MIDDLE, type Pack } from './packs/pack.ts'
import { goodsIn, type Painting } from './painting.ts'
import type { PicturedProduct } from './product.ts'
import { at, ellipse, escaped, path, rect, short, stroke } from './svg.ts'
import { clean } from './type/letters.ts'

/** Width and height of a picture, in its own units. */
export const [WIDTH, HEIGHT] = [400, 480]

const stop = (offset: number, colour: string, opacity: number): string =>
  `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`

/** Light from the upper left: on what is round, on what is flat, on the wall; and the shadow on the counter. */
export const definitions = ({ id, goods }: Painting, scene: boolean): string =>
  [
    '<defs>',
    `<g id="${id('m')}">${goods.draw(goods.tint)}</g>`,
    `<linearGradient id="${id('c')}">${stop(0, INK, 0.4)}${stop(0.13, INK, 0.06)}${stop(0.22, '#fff', 0.34)}${stop(0.34, '#fff', 0)}${stop(0.6, INK, 0)}${stop(0.92, INK, 0.42)}${stop(1, INK, 0.34)}</linearGradient>`,
    `<linearGradient id="${id('f')}" x2=".7" y2="1">${stop(0, '#fff', 0.22)}${stop(0.45, '#fff', 0)}${stop(1, INK, 0.2)}</linearGradient>`,
    `<radialGradient id="${id('s')}">${stop(0, INK, 0.62)}${stop(0.55, INK, 0.34)}${stop(1, INK, 0)}</radialGradient>`,
    scene
      ? `<radialGradient id="${id('g')}" cx=".3" cy=".2" r=".95">${stop(0, '#fff3d6', 0.62)}${stop(0.5, '#fff3d6', 0.08)}${stop(1, INK, 0.18)}</radialGradient>`
      : '',
    '</defs>',
  ].join('')

/** The arch of a stall: what is in it, and its edge that lies in the shade. */
const ARCH = 'M56 480V196C56 92 122 34 200 34C278 34 344 92 344 196V480Z'
const SHADE = 'M56 480V196C56 92 122 34 200 34C126 48 76 100 76 196V480Z'
const RIM = 'M344 402V196C344 92 278 34 200 34'
const COUNTER = 402

export const arch = (wall: string): string =>
  path(ARCH, light(wall, 0.32)) + path(SHADE, dark(wall, 0.14)) + stroke(RIM, '#fff', 2, { opacity: 0.28 })

/** How much is seen of the stall, from where and how wide. */
export interface View {
  readonly left: number
  readonly width: number
}

export const VIEW: View = { left: 0, width: WIDTH }

export const stall = ({ id }: Painting, { wall, counter }: Ground, { left, width }: View, arches: string): string =>
  rect(left, 0, width, HEIGHT, wall) +
  arches +
  rect(left, 0, width, HEIGHT, `url(#${id('g')})`) +
  rect(left, COUNTER, width, HEIGHT - COUNTER, counter) +
  rect(left, COUNTER, width, 3, light(counter, 0.45)) +
  rect(left, COUNTER + 3, width, 2, dark(counter, 0.1))

/** The front edge of the counter, in the shade. */
export const edge = ({ counter }: Ground, { left, width }: View): string =>
  rect(left, 464, width, 2, light(counter, 0.3)) + rect(left, 466, width, 14, dark(counter, 0.18))

/** A dim picture of the pack in the counter, which is polished. */
export const mirrored = ({ id }: Painting, { counter }: Ground, { left, width }: View): string =>
  `<clipPath id="${id('w')}"><path d="M${short(left)} 430H${short(left + width)}V466H${short(left)}Z"/></clipPath><g clip-path="url(#${id('w')})"><use href="#${id('p')}" transform="matrix(1 0 0 -1 0 ${BASE * 2 + 6})" opacity=".14"/>` +
  `<linearGradient id="${id('d')}" x2="0" y2="1">${stop(0, counter, 0)}${stop(1, counter, 1)}</linearGradient>${rect(left, 430, width, 36, `url(#${id('d')})`)}</g>`

/** Goods that are wide lie in a smaller size. */
const SMALL_GOODS = new Set(['chocolate', 'meat', 'noodles', 'soup', 'cabbage', 'crab', 'clam', 'meringue'])

/** One of the goods, with its shadow. */
export const lying = (painting: Painting, x: number, y: number, size: number, turn: number): string =>
  ellipse(x + 6, y + 32 * size, 40 * size, 9 * size, INK, { opacity: 0.26 }) + at(x, y, size, goodsIn(painting), turn)

/** A little of the goods on the counter, beside the pack. */
export const beside = (painting: Painting, { width, isOpen = false }: Pack): string => {
  const { goods, number } = painting
  if (isOpen || width >= 330 || goods.aisle === 'home') return ''
  const scale = SMALL_GOODS.has(goods.key) ? 0.74 : 0.62
  const put = (x: number, y: number, size: number, turn: number): string => lying(painting, x, y, size, turn)
  const side = number % 2 === 0 ? -1 : 1
  const [left, right] = [MIDDLE - width / 2, MIDDLE + width / 2]
  const x = side > 0 ? Math.min(right + 16, 360) : Math.max(left - 16, 40)
  return (
    put(x, BASE - 4, scale + 0.12, side * 8) +
    (width < 250 ? put(x - side * 46, BASE + 14, scale, side * -14) : '') +
    (width < 200 ? put(side > 0 ? left - 22 : right + 22, BASE + 8, scale, side * 20) : '')
  )
}

export const shadowOf = ({ id }: Painting, { width }: Pack): string =>
  ellipse(MIDDLE + 34, BASE + 3, width * 0.62, 17, `url(#${id('s')})`) + ellipse(MIDDLE + 4, BASE + 4, width * 0.53, 9, `url(#${id('s')})`)

/** What the pack keeps the light from, up to the right end of the counter. */
export const castOf = ({ width }: Pack, { left, width: seen }: View): string =>
  path(
    `M${MIDDLE + width * 0.2} ${BASE}L${MIDDLE + width / 2} ${BASE}L${short(left + seen)} 440V480H${Math.round(MIDDLE + width * 0.7)}Z`,
    INK,
    { opacity: 0.07 },
  )

export const opening = ({ name, supplier }: PicturedProduct, width: number, height: number, view: View): string => {
  const title = escaped([clean(name), clean(supplier)].filter((text) => text !== '').join(', '))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${short(view.left)} 0 ${short(view.width)} ${HEIGHT}" role="img" aria-label="${title}">`
}

export const packOf = (painting: Painting, { drawing }: Pack): string => `<g id="${painting.id('p')}">${drawing}</g>`

import { dark, INK } from '../colour.ts'
import { label } from '../label.ts'
import { flatLight, goodsIn } from '../painting.ts'
import { at, circle, ellipse, path, rect, scatter, stroke, times } from '../svg.ts'
import { BASE, MIDDLE, type DrawPack } from './pack.ts'

/** Where goods lie on a board: x, y and size of each. The ones in front come last. */
const few = [-94, 358, 1.62, 94, 358, 1.62, 0, 382, 1.86] as const
const many = [-110, 362, 1.15, 110, 362, 1.15, -44, 354, 1.15, 44, 354, 1.15, -74, 380, 1.2, 76, 380, 1.2, 0, 382, 1.28] as const

/** Goods on a board of wood, with their name on the sign of a market stall. */
export const board: DrawPack = (painting) => {
  const width = 336
  const [signWidth, signHeight, signY] = [224, 180, 84]
  const signX = MIDDLE - signWidth / 2
  const places: readonly number[] = ['pie', 'pasty', 'cheese', 'brown'].includes(painting.goods.key) ? few : many
  return {
    width,
    isOpen: true,
    drawing:
      rect(MIDDLE - 5, signY + signHeight - 6, 10, 140, '#8a5a30') +
      rect(MIDDLE - 5, signY + signHeight - 6, 4, 140, '#a87443') +
      rect(signX + 5, signY + 7, signWidth, signHeight, INK, 4, { opacity: 0.22 }) +
      label(painting, { x: signX, y: signY, width: signWidth, height: signHeight }, { radius: 4, withGoods: false, largest: 58 }) +
      rect(signX, signY, signWidth, signHeight, flatLight(painting), 4) +
      circle(signX + 10, signY + 12, 2.6, '#d9a93f') +
      circle(signX + signWidth - 10, signY + 12, 2.6, '#d9a93f') +
      rect(MIDDLE - width / 2, BASE - 10, width, 18, '#8a5a30', 4) +
      rect(MIDDLE - width / 2, BASE - 10, width, 6, '#b07d4a', 3) +
      stroke(`M${MIDDLE - 150} ${BASE + 2}h120M${MIDDLE + 20} ${BASE + 3}h110`, INK, 1.4, { opacity: 0.25 }) +
      times(places.length / 3, (index) => {
        const [x = 0, y = 0, scale = 1] = places.slice(index * 3)
        return ellipse(MIDDLE + x, y + 34 * scale, 46 * scale, 9, INK, { opacity: 0.22 }) + at(MIDDLE + x, y, scale, goodsIn(painting))
      }),
  }
}

const WOOD = '#c99a61'

/** A crate of wood, heaped. */
export const crate: DrawPack = (painting) => {
  const { goods, chance } = painting
  const [width, height] = [324, 178]
  const [x, y] = [MIDDLE - width / 2, BASE - height]
  const heap = times(15, (index) => {
    const [row, place] = [Math.floor(index / 5), index % 5]
    const left = x + 42 + place * 59 + (row % 2 === 0 ? 0 : 18) - row * 2
    const high = y - 30 + row * 20 - (2 - Math.abs(place - 2)) * 20
    return at(left, high, goods.key === 'kelp' ? 1.2 : 1, goodsIn(painting), chance() * 60 - 30)
  })
  const slat = (index: number): string => {
    const top = y + 4 + index * 60
    return (
      rect(x, top, width, 52, index % 2 === 0 ? WOOD : dark(WOOD, 0.05), 3) +
      stroke(`M${x + 10} ${top + 18}q60 6 130 0t${width - 160} 2M${x + 10} ${top + 36}q90-6 160 0t120 0`, dark(WOOD, 0.18), 2) +
      rect(x, top, width, 2, '#fff', 0, { opacity: 0.25 }) +
      rect(x, top + 46, width, 6, dark(WOOD, 0.45), 2)
    )
  }
  const post = (left: number): string =>
    rect(left, y - 2, 26, height + 2, dark(WOOD, 0.12), 2) +
    scatter([13, 20, 13, 78, 13, 140], (across, down) => circle(left + across, y + down, 3, dark(WOOD, 0.6)))
  const labelWidth = 214
  const labelX = MIDDLE - labelWidth / 2
  return {
    width,
    isOpen: true,
    drawing:
      path(`M${x + 8} ${y + 10}L${x + 24} ${y - 20}H${x + width - 24}L${x + width - 8} ${y + 10}Z`, dark(WOOD, 0.5)) +
      heap +
      times(3, slat) +
      post(x) +
      post(x + width - 26) +
      rect(x, y, width, height, flatLight(painting), 3) +
      rect(labelX + 3, y + 19, labelWidth, height - 32, INK, 2, { opacity: 0.25 }) +
      label(painting, { x: labelX, y: y + 15, width: labelWidth, height: height - 32 }, { radius: 2, withGoods: false, largest: 48 }) +
      rect(labelX, y + 15, labelWidth, height - 32, flatLight(painting), 2),
  }
}

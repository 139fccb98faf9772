import { numberOf, oneOf } from './chance.ts'
import { INK, mix } from './colour.ts'
import { goodsOf, type Aisle } from './goods.ts'
import type { PicturedProduct } from './product.ts'

/** The two colours behind a product. */
export interface Ground {
  readonly wall: string
  readonly counter: string
}

type Dyes = readonly [wall: string, counter: string, neighbour: string]

const byAisle: Readonly<Record<Exclude<Aisle, 'home'>, Dyes>> = {
  drinks: ['#8fa3cb', '#6f84b3', '#7fb0b5'],
  condiments: ['#edb850', '#d2972f', '#d9774a'],
  sweets: ['#e9a79a', '#d18577', '#edc08a'],
  dairy: ['#b097ab', '#917590', '#8c9ac0'],
  grains: ['#d8b486', '#bb9160', '#c9c28a'],
  meat: ['#cf7462', '#af5547', '#b5808f'],
  produce: ['#b4be7a', '#959f58', '#7fa98a'],
  seafood: ['#86b8b5', '#609896', '#8fa3cb'],
}
const forHome: readonly [Dyes, ...Dyes[]] = [
  ['#d9a5a0', '#bb7f7a', '#e3c39a'],
  ['#9fb8a8', '#789584', '#b9c08a'],
  ['#a9b3cf', '#828eb0', '#b9a5bf'],
  ['#e0bd83', '#c0975a', '#d99a72'],
]

/** Three walls that are related, in turn, so that a shelf full of one aisle keeps a rhythm. */
export const ground = (product: PicturedProduct): Ground => {
  const number = numberOf(product.name)
  const { aisle } = goodsOf(product)
  const [wall, counter, neighbour] = aisle === 'home' ? oneOf(forHome, number >>> 9) : byAisle[aisle]
  switch ((number >>> 5) % 3) {
    case 0:
      return { wall, counter }
    case 1:
      return { wall: mix(wall, '#fff3da', 0.42), counter: mix(counter, '#f0ddb8', 0.34) }
    default:
      return { wall: mix(wall, neighbour, 0.6), counter: mix(counter, mix(neighbour, INK, 0.18), 0.6) }
  }
}

import type { Kind } from '../packaging.ts'
import { bag, carrier, pouch } from './bag.ts'
import { bar } from './bar.ts'
import { bottle } from './bottle.ts'
import { box, window } from './box.ts'
import { can, tin } from './can.ts'
import { card } from './card.ts'
import { round, wedge, wheel } from './cheese.ts'
import { glass, jar } from './jar.ts'
import { board, crate } from './open.ts'
import type { DrawPack } from './pack.ts'
import { slab } from './slab.ts'
import { tub } from './tub.ts'

export const packs: Readonly<Record<Kind, DrawPack>> = {
  bag,
  bar,
  board,
  bottle,
  box,
  can,
  card,
  carrier,
  crate,
  glass,
  jar,
  pouch,
  round,
  slab,
  tin,
  tub,
  wedge,
  wheel,
  window,
}

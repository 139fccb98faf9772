import type { Painting } from '../painting.ts'

/** Where everything stands, and the middle of the picture. */
export const BASE = 428
export const MIDDLE = 200

/** What a product is packed in, as it is drawn. */
export interface Pack {
  readonly drawing: string
  /** Of its foot. Its shadow is as wide, and goods lie beside it. */
  readonly width: number
  /** True: no goods lie beside it, because they can be seen already. */
  readonly isOpen?: boolean
  /** False: it does not stand on the counter with its own foot, so the counter does not mirror it. */
  readonly isMirrored?: boolean
}

export type DrawPack = (painting: Painting) => Pack

/** A band round something round that is seen a little from above: both edges bow down by as much. */
export const band = (x: number, y: number, width: number, height: number, bow: number): string =>
  `M${x} ${y}Q${x + width / 2} ${y + bow * 2} ${x + width} ${y}V${y + height}Q${x + width / 2} ${y + height + bow * 2} ${x} ${y + height}Z`

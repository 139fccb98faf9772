import { fileURLToPath } from 'node:url'
import { ProblemError } from '@souk/http'
import type { PicturedProduct } from '@souk/pictures'
import { createProcesses, type ProcessOptions } from './processes.ts'

const DRAWER = fileURLToPath(new URL('card-drawer.ts', import.meta.url))

/** Draws the card of a product as a PNG. @throws ProblemError */
export type DrawCard = (product: PicturedProduct) => Promise<Buffer>

export type CardOptions = Pick<ProcessOptions, 'logger'> & Partial<ProcessOptions>

/** Draws cards: one at a time, because anybody may ask for them. A network that reads a whole shop finds five waiting at most, and its answer within a minute. */
export const createCardDrawing = (options: CardOptions): DrawCard => {
  const draw = createProcesses<Uint8Array>({ atOnce: 1, maxWaiting: 5, timeoutMs: 10_000, program: DRAWER, ...options })
  return async (product) => {
    const drawn = await draw({ ...product })
    if (drawn === undefined) throw new ProblemError('unavailable', 'the picture takes more time or memory than it may')
    return Buffer.from(drawn)
  }
}

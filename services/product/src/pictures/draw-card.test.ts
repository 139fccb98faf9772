import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import type { PicturedProduct } from '@souk/pictures'
import { CARD_HEIGHT, CARD_WIDTH } from '@souk/pictures/address'
import { silentLogger } from '@souk/testing'
import { createCardDrawing } from './draw-card.ts'

const drawCard = createCardDrawing({ logger: silentLogger })
const assam: PicturedProduct = { id: '1', name: 'Assam', description: '20 bags', supplier: 'Nilgiri Ltd', category: 'Teas' }

it('is a PNG, the same bytes for the same texts', async () => {
  const card = await drawCard(assam)
  expect(await sharp(card).metadata()).toMatchObject({ format: 'png', width: CARD_WIDTH, height: CARD_HEIGHT, channels: 3 })
  expect(await drawCard(assam)).toEqual(card)
  expect(await drawCard({ ...assam, name: 'Ceylon' })).not.toEqual(card)
})

it.each(['"><image href="file:///etc/passwd"/>', '&xxe;', '\u0000\ud800', '\u9f99\u4e95\u8336', 'one two three '.repeat(14), ''])(
  'is drawn of %j',
  async (text) => {
    const card = await drawCard({ ...assam, name: text, supplier: text, description: text, category: text })
    expect((await sharp(card).metadata()).width).toBe(CARD_WIDTH)
  },
)

it('costs a problem if it takes too long', async () => {
  const program = join(tmpdir(), `souk-card-${process.pid}.mjs`)
  await writeFile(program, `process.on('message', () => { for (;;); })`)
  await expect(createCardDrawing({ logger: silentLogger, timeoutMs: 300, program })(assam)).rejects.toMatchObject({ code: 'unavailable' })
})

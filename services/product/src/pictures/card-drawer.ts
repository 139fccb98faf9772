// The program that draws cards: a process for each of them, because a very long name takes long. It reads no file of anybody, only what it has drawn itself.
import sharp from 'sharp'
import { drawCard, type PicturedProduct } from '@souk/pictures'
import { answerOnce } from './answer-once.ts'

answerOnce(['VipsForeignLoadSvg'], (product: PicturedProduct) =>
  sharp(Buffer.from(drawCard(product)))
    .removeAlpha()
    .png()
    .toBuffer(),
)

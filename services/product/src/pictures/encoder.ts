// The program that reads pictures: a process for each of them, because what it reads may be made to break it. It gets a file, answers one message, and ends.
// It inherits no setting and no secret, and nothing of it is loaded before the first picture.
import sharp from 'sharp'
import { answerOnce } from './answer-once.ts'
import type { PictureFault } from './picture-file.ts'

/** Widths of the variants, in pixels. A narrower picture is not enlarged. */
const LARGEST = 1_280
const WIDTHS = [320, 640, LARGEST] as const
/** A picture that is higher than this, times its width, is made smaller than the width says. */
const HIGHEST = 2
/** More would take too much memory and time, however short the file is. */
const MAX_PIXELS = 50_000_000

export interface EncodedVariant {
  readonly type: 'image/webp' | 'image/avif'
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

/** The answer of the process. */
export type Encoded = { readonly variants: readonly EncodedVariant[] } | { readonly fault: PictureFault }

/** Only what reads these four: not SVG, which may name other files, and no format that nobody sends. */
const LOADERS = ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif']

const encode = async (file: Uint8Array): Promise<Encoded> => {
  const { width, height, pages = 1 } = await sharp(file, { limitInputPixels: false }).metadata()
  if (pages > 1) return { fault: { code: 'unsupported-picture', detail: 'the picture moves' } }
  if (width * height > MAX_PIXELS) {
    return { fault: { code: 'picture-too-large', detail: `the picture has ${width} × ${height} pixels: more than ${MAX_PIXELS}` } }
  }
  // The pixels alone, in sRGB and as the camera was held. Metadata stay behind.
  const { data, info } = await sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true })
    .autoOrient()
    .resize({ width: LARGEST, height: HIGHEST * LARGEST, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const variants: EncodedVariant[] = []
  for (const wide of [...WIDTHS.filter((one) => one < info.width), info.width]) {
    const sized = sharp(data, { raw }).resize({ width: wide })
    // More effort makes a file smaller by a few percent, and takes ten times as long.
    for (const [type, image] of [
      ['image/avif', sized.clone().avif({ effort: 2 })],
      ['image/webp', sized.clone().webp()],
    ] as const) {
      const { data: bytes, info: made } = await image.toBuffer({ resolveWithObject: true })
      variants.push({ type, width: made.width, height: made.height, bytes })
    }
  }
  return { variants }
}

answerOnce(LOADERS, (file: unknown) => {
  if (!(file instanceof Uint8Array)) throw new TypeError('the file of a picture is expected')
  const broken: Encoded = { fault: { code: 'broken-picture', detail: 'the pixels of the picture cannot be read' } }
  return encode(file).catch(() => broken)
})

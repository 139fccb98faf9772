import type { pictureTypes } from '@souk/contracts'

// What a file is, by its bytes: neither its name nor its Content-Type can be believed. A file that goes on behind its picture may be
// something else for another reader (a page, a program, an archive), and one that ends before is broken.

/** Why the bytes are no picture that the shop takes. */
export interface PictureFault {
  readonly code: 'unsupported-picture' | 'broken-picture' | 'picture-too-large'
  readonly detail: string
}

type PictureType = (typeof pictureTypes)[number]

const unsupported = (detail: string): PictureFault => ({ code: 'unsupported-picture', detail })
const broken = (detail: string): PictureFault => ({ code: 'broken-picture', detail })

const TRUNCATED = broken('the file ends before its picture does')
const LONGER = broken('the file goes on behind its picture')
const MOVES = unsupported('the picture moves')

/** Whether the file ends where its picture does. */
const endsAt = (end: number, { length }: Buffer): PictureFault | undefined => {
  if (end > length) return TRUNCATED
  return end < length ? LONGER : undefined
}

const PNG = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1')

/** A signature, and chunks up to IEND: length, name, data, checksum. */
const faultInPng = (file: Buffer): PictureFault | undefined => {
  for (let at = PNG.length; at + 12 <= file.length;) {
    const name = file.toString('latin1', at + 4, at + 8)
    at += 12 + file.readUInt32BE(at)
    if (name === 'acTL') return MOVES
    if (name === 'IEND') return endsAt(at, file)
  }
  return TRUNCATED
}

/** The picture, its preview and a thumbnail. */
const MOST_JPEGS = 3

/** Cameras write smaller copies behind the picture, which are JPEGs as well. */
const faultInJpeg = (file: Buffer): PictureFault | undefined => {
  let end = 0
  for (let count = 0; count < MOST_JPEGS; count += 1) {
    const found = endOfJpeg(file, end)
    if (typeof found !== 'number') return found
    end = found
    if (!isJpeg(file.subarray(end))) return endsAt(end, file)
  }
  return LONGER
}

/** Segments up to the end of the image: a marker, and most of them have a length. After the start of a scan come its bytes, in which 0xFF stands before 0 or a restart marker. */
const endOfJpeg = (file: Buffer, start: number): number | PictureFault => {
  let at = start + 2
  while (at + 4 <= file.length || (at + 2 <= file.length && file[at + 1] === 0xd9)) {
    if (file[at] !== 0xff) return broken('the file has bytes where a JPEG has none')
    const marker = file.readUInt8(at + 1)
    if (marker === 0xd9) return at + 2
    // Any number of 0xFF may stand before a marker.
    if (marker === 0xff) at += 1
    else at += 2 + file.readUInt16BE(at + 2)
    if (marker === 0xda) at = endOfScan(file, at)
  }
  return TRUNCATED
}

const endOfScan = (file: Buffer, start: number): number => {
  let at = file.indexOf(0xff, start)
  while (at !== -1) {
    const next = file[at + 1] ?? 0
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at
    at = file.indexOf(0xff, at + 2)
  }
  return file.length
}

const isJpeg = (file: Buffer): boolean => file[0] === 0xff && file[1] === 0xd8 && file[2] === 0xff

/** One RIFF file: its length, and chunks with a name and a length. */
const faultInWebp = (file: Buffer): PictureFault | undefined => {
  const end = 8 + file.readUInt32LE(4)
  for (let at = 12; at + 8 <= Math.min(end, file.length);) {
    if (file.toString('latin1', at, at + 4) === 'ANIM') return MOVES
    const length = file.readUInt32LE(at + 4)
    at += 8 + length + (length % 2)
  }
  return endsAt(end, file)
}

/** Boxes up to the end of the file: length and name. The first one names the brands of the file. */
const faultInAvif = (file: Buffer): PictureFault | undefined => {
  let at = 0
  while (at + 8 <= file.length) {
    const length = file.readUInt32BE(at)
    // 0 (up to the end of the file) and 1 (a length of 64 bits) would hide whatever follows.
    if (length < 8) return broken('a part of the file does not say how long it is')
    at += length
  }
  if (brandsOf(file).includes('avis')) return MOVES
  return at === file.length ? undefined : endsAt(at > file.length ? at : file.length + 1, file)
}

const brandsOf = (file: Buffer): readonly string[] => {
  if (file.toString('latin1', 4, 8) !== 'ftyp') return []
  const text = file.toString('latin1', 8, Math.min(file.readUInt32BE(0), 256))
  // The major brand, its version, and the others.
  return Array.from(text.matchAll(/.{4}/gs), ([brand]) => brand)
}

const kinds: readonly {
  readonly type: PictureType
  readonly is: (file: Buffer) => boolean
  readonly faultIn: (file: Buffer) => PictureFault | undefined
}[] = [
  { type: 'image/png', is: (file) => file.subarray(0, PNG.length).equals(PNG), faultIn: faultInPng },
  { type: 'image/jpeg', is: isJpeg, faultIn: faultInJpeg },
  { type: 'image/webp', is: (file) => /^RIFF.{4}WEBP/s.test(file.toString('latin1', 0, 12)), faultIn: faultInWebp },
  { type: 'image/avif', is: (file) => brandsOf(file).includes('avif'), faultIn: faultInAvif },
]

/** The type of a picture, told by its bytes, or why it is none that the shop takes. Whether its pixels can be read is not known yet. */
export const inspectPicture = (file: Buffer): PictureType | PictureFault => {
  // Less has no picture, and the checks above may read that much.
  const kind = file.length < 16 ? undefined : kinds.find(({ is }) => is(file))
  if (kind === undefined) return unsupported('by its content the file is neither PNG nor JPEG nor WebP nor AVIF')
  return kind.faultIn(file) ?? kind.type
}

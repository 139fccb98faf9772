import { createRequire } from 'node:module'
import { openSync, type Font } from 'fontkit'

const { resolve } = createRequire(import.meta.url)

const family = (name: string, file: string, bold = '600SemiBold') => ({
  normal: resolve(`@expo-google-fonts/${name}/400Regular/${file}_400Regular.ttf`),
  bold: resolve(`@expo-google-fonts/${name}/${bold}/${file}_${bold}.ttf`),
})

/** The files of the fonts. The first font that has a character shows it; none is looked for on the machine, so that a document is the same everywhere. */
export const fontFiles = {
  'Instrument Sans': family('instrument-sans', 'InstrumentSans'),
  'Noto Sans': family('noto-sans', 'NotoSans'),
  'Noto Sans Thai': family('noto-sans-thai', 'NotoSansThai'),
  'Noto Sans Arabic': family('noto-sans-arabic', 'NotoSansArabic'),
  'Noto Sans Hebrew': family('noto-sans-hebrew', 'NotoSansHebrew'),
  'Noto Sans Symbols 2': family('noto-sans-symbols-2', 'NotoSansSymbols2', '400Regular'),
  'Noto Emoji': family('noto-emoji', 'NotoEmoji'),
} as const

export type FontName = keyof typeof fontFiles

const open = (file: string): Font => {
  const font = openSync(file)
  if (!('layout' in font)) throw new TypeError(`${file} is a collection of fonts`)
  return font
}

export interface OpenFont {
  readonly name: FontName
  has(codePoint: number): boolean
  /** The width of a text in points. */
  widthOf(text: string, size: number): number
}

export const openFonts = (): readonly OpenFont[] =>
  Object.entries(fontFiles).map(([name, { normal }]): OpenFont => {
    const font = open(normal)
    return {
      // The keys of the table above.
      name: name as FontName,
      has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
      widthOf: (text, size) => (font.layout(text).advanceWidth / font.unitsPerEm) * size,
    }
  })

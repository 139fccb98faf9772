import { sha256 } from '@souk/log-protocol'

/** Width and height of a drawn picture, in pixels. */
const [WIDTH, HEIGHT] = [600, 720]
/** Most lines of a name, and most letters of a line. */
const [LINES, LETTERS] = [3, 18]

/** Ink, and the dyes of a label: one for each category. */
const INK = '#2b2118'
const dyes = ['#b23a48', '#c9832f', '#3d5a80', '#66713f', '#7b4b66', '#4f7d7a'] as const

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })
const lettersIn = (text: string): readonly string[] => Array.from(letters.segment(text), ({ segment }) => segment)

/** A text as the content of an element of XML 1.0, which has no control characters, not even escaped ones. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/** The beginning of a text that is too long, with an ellipsis. */
const shortened = (text: string, most: number): string => {
  const all = lettersIn(text)
  return all.length <= most ? text : `${all.slice(0, most - 1).join('')}…`
}

/** A name in lines of whole words. What does not fit is left out. */
const linesOf = (name: string): readonly string[] => {
  const lines: string[] = []
  for (const word of name.split(/\s+/u).filter((one) => one !== '')) {
    const last = lines.at(-1)
    const longer = last === undefined ? undefined : `${last} ${word}`
    if (longer !== undefined && lettersIn(longer).length <= LETTERS) lines[lines.length - 1] = longer
    else lines.push(shortened(word, LETTERS))
  }
  if (lines.length <= LINES) return lines
  return [...lines.slice(0, LINES - 1), shortened(`${lines[LINES - 1] ?? ''} …`, LETTERS)]
}

/**
 * A plain picture for a product that has none: a label with its name, in the colour of its category. The same every time.
 * @param category  its name; undefined if the view does not know it
 */
export const drawPicture = ({
  name,
  category = '',
  categoryId,
}: {
  readonly name: string
  readonly category: string | undefined
  readonly categoryId: string
}): string => {
  const dye = dyes[Number.parseInt(sha256(categoryId).slice(0, 8), 16) % dyes.length] ?? dyes[0]
  const lines = linesOf(name)
  const text = (line: string, y: number, size: number, weight: number): string =>
    `<text x="${WIDTH / 2}" y="${y}" font-size="${size}" font-weight="${weight}" unicode-bidi="isolate">${escaped(line)}</text>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">`,
    `<title>${escaped(name)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#f4ead8"/>`,
    `<rect x="60" y="60" width="${WIDTH - 120}" height="${HEIGHT - 120}" rx="24" fill="${dye}"/>`,
    `<rect x="90" y="230" width="${WIDTH - 180}" height="260" rx="12" fill="#fbf6ec"/>`,
    `<g fill="${INK}" font-family="Georgia, serif" text-anchor="middle">`,
    ...lines.map((line, index) => text(line, 376 + 58 * (index - (lines.length - 1) / 2), 42, 700)),
    '</g>',
    `<g fill="#fbf6ec" font-family="Georgia, serif" text-anchor="middle">${text(shortened(category, 28), 596, 26, 400)}</g>`,
    '</svg>',
  ].join('')
}

// The few elements that pictures are made of. No text of a product gets here without `escaped`.

/** Attributes beside those that a shape needs. */
export type More = Readonly<Record<string, string | number>>

/** A number with one decimal digit at most: a tenth of a pixel. */
export const short = (value: number): string => String(Math.round(value * 10) / 10)

const attributes = (more: More): string =>
  Object.entries(more)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')

export const path = (d: string, fill: string, more: More = {}): string => `<path d="${d}" fill="${fill}"${attributes(more)}/>`

export const circle = (x: number, y: number, radius: number, fill: string, more: More = {}): string =>
  `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="${fill}"${attributes(more)}/>`

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, more: More = {}): string =>
  `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(rx)}" ry="${short(ry)}" fill="${fill}"${attributes(more)}/>`

export const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0, more: More = {}): string =>
  `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"${radius > 0 ? ` rx="${radius}"` : ''} fill="${fill}"${attributes(more)}/>`

/** A line that is drawn and not filled. */
export const stroke = (d: string, colour: string, width = 2, more: More = {}): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${attributes(more)}/>`

/** What is drawn about 0,0, at a place, in a size and turned. */
export const at = (x: number, y: number, scale: number, inner: string, turn = 0): string =>
  `<g transform="translate(${short(x)} ${short(y)})${turn === 0 ? '' : ` rotate(${short(turn)})`}${scale === 1 ? '' : ` scale(${Math.round(scale * 1000) / 1000})`}">${inner}</g>`

/** What is drawn, turned about a point. */
export const turned = (degrees: number, x: number, y: number, inner: string): string =>
  `<g transform="rotate(${degrees} ${short(x)} ${short(y)})">${inner}</g>`

export const clipped = (id: string, d: string, inner: string): string =>
  `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${inner}</g>`

export const times = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')

/** A text as content or attribute of XML 1.0, which has no control characters, not even escaped ones. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Draws something at each of some places: x and y in turn. */
export const scatter = (places: readonly number[], draw: (x: number, y: number, index: number) => string): string =>
  times(places.length / 2, (index) => draw(places[index * 2] ?? 0, places[index * 2 + 1] ?? 0, index))

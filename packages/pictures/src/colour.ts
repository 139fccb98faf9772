/** Ink, and what a shadow is made of. */
export const INK = '#1d1020'
/** Warm paper, and what light is made of. */
export const LIGHT = '#fff6e2'

const channels = (colour: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** A colour between two others: 0 is the first one, 1 the second. */
export const mix = (from: string, to: string, share: number): string => {
  const target = channels(to)
  const mixed = channels(from).map((value, index) => Math.round(value + ((target[index] ?? value) - value) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
export const dark = (colour: string, share = 0.25): string => mix(colour, INK, share)
export const light = (colour: string, share = 0.25): string => mix(colour, LIGHT, share)

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast of two colours, as WCAG defines it: 1 to 21. */
export const contrast = (one: string, other: string): number => {
  const [less, more] = [luminance(one), luminance(other)].sort((first, second) => first - second)
  return ((more ?? 0) + 0.05) / ((less ?? 0) + 0.05)
}

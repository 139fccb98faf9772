import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const declared = new Map([...css.matchAll(/--color-([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]))

const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

/** The colour of a token in a theme, as `#rrggbb`. */
const colourOf = (name: string, theme: Theme): string => {
  const value = declared.get(name)
  if (value === undefined) throw new Error(`there is no token --color-${name}`)
  const other = /^var\(--color-([\w-]+)\)$/.exec(value)?.[1]
  if (other !== undefined) return colourOf(other, theme)
  const [light, dark = light] = value.match(/#[0-9a-f]{6}\b/g) ?? []
  const colour = theme === 'light' ? light : dark
  if (colour === undefined) throw new Error(`--color-${name} is no opaque colour: ${value}`)
  return colour
}

/** Relative luminance as WCAG 2.2 defines it. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['paper', 'surface', 'sunken', 'overlay']
const stalls = ['orders', 'stock', 'credit', 'approval', 'payment', 'invoice']

/** Text and its ground: 4.5 to 1. */
const texts: readonly (readonly [text: string, ground: string])[] = [
  ...['ink', 'ink-2', 'ink-3', 'link', 'good', 'warn', 'bad', 'info'].flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...['good', 'warn', 'bad', 'info'].flatMap((tone) => [
    [tone, `${tone}-wash`] as const,
    ['ink', `${tone}-wash`] as const,
    ['ink-2', `${tone}-wash`] as const,
  ]),
  ['on-action', 'action'],
  ['on-action', 'action-hover'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-choice', 'choice'],
  ['on-indigo', 'indigo-hover'],
  ['on-olive', 'olive'],
  ['on-olive', 'olive-hover'],
  ['on-night', 'night'],
  ['on-night-2', 'night'],
  ...stalls.flatMap((stall) => [
    ['on-stall', `stall-${stall}`] as const,
    [`stall-${stall}-ink`, `stall-${stall}-wash`] as const,
    ['ink-2', `stall-${stall}-wash`] as const,
    ...grounds.map((ground) => [`stall-${stall}-ink`, ground] as const),
  ]),
]

/** Borders of controls, focus, and parts of pictures that carry meaning: 3 to 1. */
const shapes: readonly (readonly [shape: string, ground: string])[] = [
  ...['line-strong', 'focus'].flatMap((shape) => ['paper', 'surface', 'overlay'].map((ground) => [shape, ground] as const)),
  ['choice', 'surface'],
  ['used', 'night'],
  ['held', 'night'],
  ['asked', 'night'],
  ['beyond', 'night'],
  ['info', 'info-wash'],
]

describe.each(themes)('the tokens, %s', (theme) => {
  const failing = (pairs: readonly (readonly [string, string])[], least: number): string[] =>
    pairs
      .map(([one, other]) => ({ pair: `${one} on ${other}`, ratio: contrast(colourOf(one, theme), colourOf(other, theme)) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`)

  it('give every text 4.5 to 1', () => {
    expect(failing(texts, 4.5)).toEqual([])
  })
  it('give every control and mark 3 to 1', () => {
    expect(failing(shapes, 3)).toEqual([])
  })
})

it('knows black and white', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

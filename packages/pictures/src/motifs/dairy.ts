import { dark, light } from '../colour.ts'
import { ellipse, path, stroke } from '../svg.ts'

// Cheese.

export const wedge = (tint: string, rind: string, look: 'holes' | 'blue' | 'plain'): string =>
  path('M-48 8L30-30Q46-26 48-6L48 4Z', light(tint, 0.3)) +
  path('M-48 8L48 4V34L-48 38Z', tint) +
  path('M30-30Q46-26 48-6V34L40 34.500V-5Q40-24 30-30Z', rind) +
  (look === 'holes'
    ? ellipse(-12, 24, 7, 5, dark(tint, 0.18)) + ellipse(20, 18, 5, 4, dark(tint, 0.18)) + ellipse(8, -8, 8, 3, dark(tint, 0.12))
    : '') +
  (look === 'blue' ? stroke('M-30 20l8 4m6-10l6 5m10-3l-5 8m20-10l6 4M2-8l9-2m8-4l6 3', '#4a6486', 4.5) : '')

export const mozzarella = (): string =>
  path('M-38 8C-38-20-16-28-4-34C-4-44 4-44 5-34C18-28 40-18 39 10C38 44-38 44-38 8Z', '#fff9ec') +
  path('M39 10C38 44-32 44-38 12C-20 32 24 28 39 10Z', '#dfd2be') +
  stroke('M-8-32H9', '#b08a55', 4)

export const cream = (): string =>
  path('M-46 36C-54 14-30 8-24 4C-30-12-8-18-4-22C-8-34 2-44 12-48C6-36 22-32 18-20C34-14 30 0 24 6C44 10 52 24 46 36Z', '#fff8ea') +
  path('M46 36C52 24 44 10 24 6C30 0 34-14 18-20C22-10 8-2 16 8C28 16 30 28 22 36Z', '#e6d6be') +
  stroke('M-24 6C-8 12 10 10 22 4M-4-20C4-16 12-16 17-19', '#d9c6a6', 3)

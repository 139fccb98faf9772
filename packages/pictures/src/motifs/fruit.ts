import { dark, light } from '../colour.ts'
import { at, circle, ellipse, path, scatter, stroke, times, turned } from '../svg.ts'

// Fruit and nuts.

export const berry = (tint: string, r = 30): string =>
  circle(0, 0, r, tint) +
  path(`M${-r * 0.2} ${r * 0.98}A${r} ${r} 0 0 0 ${r} ${-r * 0.1}A${r * 1.2} ${r * 1.2} 0 0 1 ${-r * 0.2} ${r * 0.98}Z`, dark(tint, 0.22)) +
  ellipse(-r * 0.36, -r * 0.42, r * 0.24, r * 0.16, light(tint, 0.7), { transform: 'rotate(-30)', opacity: 0.8 })

/** @param count  up to five */
export const berries = (tint: string, count = 3, radius = 19): string =>
  scatter([-20, 14, 21, 16, 1, -14, -38, -14, 38, -12].slice(0, count * 2), (x, y) => at(x, y, 1, berry(tint, radius)))

export const grapes = (tint: string): string =>
  stroke('M0-46C2-40 0-36 0-30', '#5b3a1e', 4) +
  path('M2-36C14-52 34-46 38-34C24-28 10-28 2-36Z', '#6f8436') +
  scatter([-20, -16, 0, -20, 20, -16, -11, 0, 11, 0, -20, 4, 21, 4, 0, 16, 0, 34], (x, y) => at(x, y, 1, berry(tint, 12)))

export const pome = (tint: string, pear: boolean): string =>
  (pear
    ? path('M0-34C14-34 15-16 22-4C34 14 30 42 0 44C-30 42-34 14-22-4C-15-16-14-34 0-34Z', tint) +
      path('M0-34C14-34 15-16 22-4C34 14 30 42 0 44C20 34 18 6 8-8C2-18 4-28 0-34Z', dark(tint, 0.16))
    : path('M0-24C20-36 44-22 38 8C34 34 16 46 0 40C-16 46-34 34-38 8C-44-22-20-36 0-24Z', tint) +
      path('M0-24C20-36 44-22 38 8C34 34 16 46 0 40C26 30 30-4 0-24Z', dark(tint, 0.16))) +
  stroke(pear ? 'M0-34C0-42 4-46 8-48' : 'M0-24C0-36 4-42 9-46', '#5b3a1e', 4.5) +
  path(pear ? 'M3-38C14-52 30-48 34-40C24-32 12-32 3-38Z' : 'M4-32C14-48 30-46 35-38C26-28 14-26 4-32Z', '#6f8436') +
  ellipse(-16, 2, 5, 10, light(tint, 0.6), { opacity: 0.7, transform: 'rotate(20)' })

export const slice = (tint: string, rind: string): string =>
  circle(0, 0, 40, rind) +
  circle(0, 0, 34, light(tint, 0.75)) +
  times(8, (index) => turned(index * 45 + 22, 0, 0, path('M0-4L-9-28Q0-34 9-28Z', tint)))

export const cloudberry = (tint: string): string =>
  scatter([-16, 4, 16, 4, 0, -10, 0, 16, -15, -16, 16, -15, -22, 22], (x, y) => at(x, y, 1, berry(tint, 14))) +
  path('M-20-26C-8-40 8-40 20-26C6-30-6-30-20-26Z', '#6f8436')

export const nut = (tint: string): string =>
  path('M0-44C30-30 40 4 24 26C14 38-14 38-24 26C-40 4-30-30 0-44Z', tint) +
  path('M0-44C30-30 40 4 24 26C14 38 0 36 0 36C20 14 16-22 0-44Z', dark(tint, 0.2)) +
  path('M-27 14C-14 22 14 22 27 14C26 34 14 42 0 42C-14 42-26 34-27 14Z', light(tint, 0.35))

import { dark, light } from '../colour.ts'
import { at, circle, ellipse, path, rect, scatter, stroke, times } from '../svg.ts'
import { berry } from './fruit.ts'

// What is baked.

export const pie = (tint: string): string =>
  path('M-48 6L-40 32Q0 42 40 32L48 6Z', dark(tint, 0.3)) +
  ellipse(0, 4, 49, 18, dark(tint, 0.12)) +
  ellipse(0, 0, 46, 17, tint) +
  ellipse(0, -2, 37, 12, light(tint, 0.2)) +
  stroke('M-14-6L-6 2M0-8V2M14-6L6 2', dark(tint, 0.5), 3.5)

export const pasty = (tint: string): string =>
  path('M-50 24C-46-22 46-22 50 24C30 30-30 30-50 24Z', tint) +
  path('M-50 24C-30 30 30 30 50 24C48 12 44 4 38-2C28 16-20 22-50 24Z', dark(tint, 0.14)) +
  stroke('M-46 12C-36-20 36-20 46 12', dark(tint, 0.3), 6, { 'stroke-dasharray': '5 8' })

const CHOCOLATE = '#4a2413'

export const biscuit = (tint: string, isCoated: boolean): string =>
  circle(0, 0, 40, dark(tint, 0.18)) +
  circle(-1, -2, 38, tint) +
  (isCoated ? path('M-39-2A38 38 0 0 1 37-4C30 6 22-4 12 4S-8 2-18 8S-34 4-39-2Z', CHOCOLATE) : '') +
  scatter([-16, -16, 4, -20, 18, -4, -6, 4, -20, 14, 10, 18], (x, y) => circle(x, y, 3, dark(isCoated && y < -3 ? CHOCOLATE : tint, 0.35)))

export const roll = (tint: string): string =>
  ellipse(0, 4, 42, 30, tint) +
  path('M-40 14C-30 40 30 40 41 12C24 26-20 28-40 14Z', dark(tint, 0.18)) +
  scatter([-18, -8, -4, -14, 12, -10, 22, 0, -8, 0, 6, 4, -26, 4], (x, y) => circle(x, y, 3, dark(tint, 0.4)))

export const crispbread = (tint: string): string =>
  rect(-40, -40, 80, 80, tint, 8) +
  circle(0, 0, 12, dark(tint, 0.5)) +
  times(25, (index) => {
    const [x, y] = [(Math.floor(index / 5) - 2) * 13, ((index % 5) - 2) * 13]
    return Math.abs(x) + Math.abs(y) > 16 ? circle(x, y, 2.8, dark(tint, 0.3)) : ''
  })

export const shortbread = (tint: string): string =>
  times(
    2,
    (index) =>
      rect(-46, index * 24 - 20, 92, 20, index === 0 ? dark(tint, 0.1) : tint, 5) +
      times(5, (hole) => circle(hole * 16 - 31, index * 24 - 10, 2.6, dark(tint, 0.35))),
  )

export const meringue = (): string =>
  path('M-44 34C-54 20-40 8-30 10C-36-6-18-14-10-10C-12-28 2-40 6-48C14-34 24-22 16-10C30-12 36 0 28 10C44 8 52 24 42 34Z', '#fff7ea') +
  path('M42 34C52 24 44 8 28 10C36 0 30-12 16-10C24 4 18 24 0 34Z', '#e9d5c3') +
  at(-14, 2, 0.3, berry('#b3223f')) +
  at(12, 14, 0.34, berry('#b3223f'))

import { dark, light } from '../colour.ts'
import { at, circle, ellipse, path, scatter, stroke, times, turned } from '../svg.ts'

// Leaves, herbs, grain and vegetables.

export const leaf = (tint: string): string =>
  path('M0 46C-34 26-36-14 0-48C36-14 34 26 0 46Z', tint) +
  path('M0 46C34 26 36-14 0-48Z', dark(tint, 0.14)) +
  stroke('M0 44V-34M0 26L-15 12M0 26L15 12M0 6L-15-8M0 6L15-8', dark(tint, 0.35), 2.5)

export const tea = (tint: string): string =>
  stroke('M-24 44C-10 20 0 0 2-20', dark(tint, 0.3), 3.5) +
  at(-22, 2, 0.62, leaf(tint), -52) +
  at(24, 2, 0.66, leaf(tint), 50) +
  at(3, -24, 0.52, leaf(light(tint, 0.2)))

export const herb = (tint: string): string =>
  stroke('M0 48C-2 20 2-10 0-40', dark(tint, 0.25), 3.5) +
  scatter([-16, 20, 16, 12, -17, -4, 17, -12, -11, -28, 11, -32], (x, y) => at(x, y, 0.36, leaf(tint), Math.sign(x) * (42 + y / 3))) +
  at(0, -42, 0.3, leaf(tint))

export const hops = (tint: string): string =>
  stroke('M0-46V-34', '#4c5e22', 4) +
  scatter([0, 30, -15, 16, 15, 16, 0, 10, -18, -6, 18, -6, 0, -12, -10, -26, 10, -26], (x, y, index) =>
    at(x, y, 1, path('M0 18C-13 8-12-12 0-16C12-12 13 8 0 18Z', index % 2 === 0 ? dark(tint, 0.16) : tint)),
  )

const grains = (tint: string): string =>
  path('M0 20C-18 16-22 2-16-8C-4-4 2 8 0 20Z', tint) + path('M0 20C18 16 22 2 16-8C4-4-2 8 0 20Z', dark(tint, 0.14))

export const wheat = (tint: string): string =>
  stroke('M0 48V-30', dark(tint, 0.25), 4) +
  times(4, (index) => at(0, index * -18, 1, grains(tint))) +
  path('M0-30C-8-38-6-48 0-54C6-48 8-38 0-30Z', tint)

export const anise = (tint: string): string =>
  times(8, (index) => turned(index * 45, 0, 0, path('M0-3C-10-18-9-34 0-48C9-34 10-18 0-3Z', tint) + ellipse(0, -26, 3.2, 7, '#6b3a17'))) +
  circle(0, 0, 6, dark(tint, 0.3))

export const maple = (tint: string): string =>
  path(
    'M0 50V20L-26 26L-22 14L-48-6L-38-10L-42-26L-24-22L-20-30L-8-16L-14-42L-4-36L0-50L4-36L14-42L8-16L20-30L24-22L42-26L38-10L48-6L22 14L26 26L0 20Z',
    tint,
  ) + stroke('M0 48V-22M0 18L-30-10M0 18L30-10', dark(tint, 0.3), 2.5)

export const kelp = (tint: string): string =>
  scatter([-22, 0, 0, 0, 22, 0], (x, _y, index) => {
    const ribbon = 'M0 46C-18 26 18 8 0-10S10-38 2-46'
    return at(x, 0, 1, stroke(ribbon, index === 1 ? light(tint, 0.15) : tint, 13) + stroke(ribbon, dark(tint, 0.3), 2.5))
  })

export const okra = (tint: string): string =>
  path('M-10-34C8-38 16-28 14-14C12 12 4 34-6 48C-18 30-24 4-22-18C-22-28-18-33-10-34Z', tint) +
  stroke('M-8-30C-14-6-12 22-7 42M2-30C6-10 2 18-4 38', dark(tint, 0.28), 3) +
  path('M-22-22C-20-40 12-44 15-22C4-28-10-28-22-22Z', dark(tint, 0.2)) +
  stroke('M-4-36L-6-50', dark(tint, 0.2), 6)

export const cabbage = (tint: string): string =>
  circle(0, 2, 42, tint) +
  path('M0 44C-30 30-34-18-6-40C-44-38-58 34 0 44ZM0 44C30 30 34-18 6-40C44-38 58 34 0 44Z', dark(tint, 0.2)) +
  stroke('M0 42V-26M0 26L-18 6M0 26L18 6M0 4L-14-12M0 4L14-12', light(tint, 0.6), 3.4)

export const chilli = (tint: string): string =>
  path('M-34-22C-10-30 28-8 46 34C10 34-32 10-40-10C-41-16-39-20-34-22Z', tint) +
  path('M-40-10C-32 10 10 34 46 34C14 24-20 6-40-10Z', dark(tint, 0.22)) +
  stroke('M-28-16C-8-16 14-2 26 12', light(tint, 0.5), 3.5) +
  path('M-46-12C-44-24-36-30-26-28C-30-20-36-14-46-12Z', '#5a7a2c') +
  stroke('M-38-24C-44-34-42-42-36-46', '#5a7a2c', 5)

export const bean = (tint: string): string =>
  ellipse(0, 0, 26, 36, tint) +
  path('M0-36A26 36 0 0 1 0 36C14 18 14-18 0-36Z', dark(tint, 0.25)) +
  stroke('M-3-34C10-12-12 10 3 34', dark(tint, 0.55), 4)

import { dark, light } from '../colour.ts'
import { at, circle, ellipse, path, rect, stroke } from '../svg.ts'

// Meat, pasta and dishes.

export const meat = (tint: string): string =>
  path('M-44 6C-46-24-14-38 12-34C40-30 52-4 44 16C36 36 6 26-8 32C-26 40-43 28-44 6Z', light('#f0d6c0', 0.2)) +
  path('M-36 6C-38-18-12-29 11-26C32-23 42-4 36 11C28 26 6 17-9 23C-24 30-35 22-36 6Z', tint) +
  stroke('M-26 2C-14-10-8 6 2-6S18-16 26-4M-22 14C-10 8-4 16 6 8S22 6 30 8M-10-16C0-22 8-14 18-20', light(tint, 0.65), 3.4)

const link = (tint: string): string =>
  path('M-44-4C-20 14 20 14 44-4C50 2 48 12 42 14C16 30-16 30-42 14C-48 12-50 2-44-4Z', tint) +
  stroke('M-30 8l8 8m14-3l4 9m18-10l-2 9m18-14l-6 8', dark(tint, 0.4), 3.2)

export const sausage = (tint: string): string => at(0, -12, 1, link(dark(tint, 0.15))) + at(0, 12, 1, link(tint))

export const bowl = (tint: string, food: string): string =>
  stroke('M-30-20C-20-34-6-10 6-26S30-14 32-22M-26-12C-10-24 4-4 26-14', food, 6) +
  path('M-46-8H46C44 24 24 38 0 38C-24 38-44 24-46-8Z', tint) +
  rect(-16, 36, 32, 7, dark(tint, 0.25), 2) +
  stroke('M8-14L40-50M16-12L50-44', '#5b3a1e', 4)

export const ravioli = (tint: string): string => {
  const z = 'M-32-32l6 5l6-5l7 5l6-5l7 5l7-5l6 5l7-5l6 5l6-5V32l-6-5l-6 5l-7-5l-6 5l-7-5l-7 5l-6-5l-7 5l-6-5l-6 5Z'
  return path(z, tint) + circle(0, 0, 19, light(tint, 0.35)) + path('M-12 15A19 19 0 0 0 19-4A24 24 0 0 1-12 15Z', dark(tint, 0.15))
}

export const gnocchi = (tint: string): string =>
  ellipse(0, 0, 34, 24, tint) +
  path('M-32 6C-24 30 26 30 33 4C20 16-16 18-32 6Z', dark(tint, 0.16)) +
  stroke('M-22-13C-18-2-18 8-21 15M-8-20C-4-6-4 8-7 20M8-20C12-6 12 8 9 20M22-14C26-4 25 8 22 14', dark(tint, 0.25), 3)

export const cubes = (tint: string): string =>
  path('M-40-12L0-30L40-12L0 8Z', light(tint, 0.5)) + path('M-40-12L0 8V44L-40 24Z', tint) + path('M40-12L0 8V44L40 24Z', dark(tint, 0.16))

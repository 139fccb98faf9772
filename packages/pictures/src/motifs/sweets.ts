import { dark, light } from '../colour.ts'
import { at, circle, ellipse, path, rect, scatter, turned } from '../svg.ts'

// Sweets.

export const chocolate = (tint: string): string =>
  turned(
    -14,
    0,
    0,
    rect(-36, -44, 72, 88, dark(tint, 0.25), 4) +
      scatter([-32, -40, 1, -40, -32, -12, 1, -12, -32, 16, 1, 16], (x, y) =>
        at(x, y, 1, rect(0, 0, 31, 26, tint, 3) + path('M4 4h23l-4 4h-15v10l-4 4Z', light(tint, 0.2))),
      ),
  )

export const gummyBear = (tint: string): string =>
  scatter([-16, -36, 16, -36, -26, 0, 26, 0, -17, 38, 17, 38], (x, y) => circle(x, y, y > 20 ? 12 : 9.5, tint)) +
  ellipse(0, 12, 26, 30, tint) +
  circle(0, -22, 21, tint) +
  ellipse(-8, -28, 6, 4, light(tint, 0.7)) +
  ellipse(-6, 4, 7, 12, light(tint, 0.4), { opacity: 0.7 }) +
  circle(-7, -20, 2.6, dark(tint, 0.6)) +
  circle(8, -20, 2.6, dark(tint, 0.6))

export const liquorice = (tint: string): string =>
  scatter([-20, -10, 20, -12, 0, 20], (x, y) =>
    at(x, y, 1, path('M0-22L24 0L0 22L-24 0Z', tint) + path('M0-22L24 0L0 6L-24 0Z', light(tint, 0.22))),
  )

export const sugar = (tint: string): string =>
  path('M-34-18H34V22C34 40-34 40-34 22Z', tint) +
  ellipse(0, -18, 34, 13, light(tint, 0.3)) +
  path('M34-18V22C34 36 14 36 0 36C24 30 22 0 22-8Z', dark(tint, 0.2))

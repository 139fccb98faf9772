import { dark, INK, light } from '../colour.ts'
import { at, circle, ellipse, path, rect, scatter, stroke, times, turned } from '../svg.ts'

// What a house is decorated with, and gifts.

const LINEN = '#fbf1dc'
const HEART = 'M0 40C-60-2-44-44-20-40C-8-38-2-30 0-22C2-30 8-38 20-40C44-44 60-2 0 40Z'

export const heart = (tint: string): string =>
  path(HEART, tint) +
  path('M0 40C60-2 44-44 20-40C36-26 30 6 0 40Z', dark(tint, 0.18)) +
  ellipse(-20, -22, 9, 5, light(tint, 0.7), { transform: 'rotate(-34 -20 -22)', opacity: 0.7 })

export const star = (tint: string): string =>
  path('M0-46L13-14L46-12L20 9L29 42L0 23L-29 42L-20 9L-46-12L-13-14Z', tint) +
  path('M0-46L13-14L0 0ZM46-12L20 9L0 0ZM29 42L0 23V0ZM-29 42L-20 9L0 0ZM-46-12L-13-14L0 0Z', dark(tint, 0.2))

/** A flame above 0,0. */
const flame = path('M0 0C-12-6-8-18 0-30C8-18 12-6 0 0Z', '#f2a73b') + path('M0-2C-5-6-4-12 0-18C4-12 5-6 0-2Z', '#fff3c4')

export const tealight = (tint: string): string =>
  path('M-36-4H36L32 34Q31 40 24 40H-24Q-31 40-32 34Z', tint) +
  path('M8-4H36L32 34Q31 40 24 40H2C14 26 12 8 8-4Z', dark(tint, 0.18)) +
  ellipse(0, -4, 36, 9, light(tint, 0.55)) +
  stroke('M0-4V-12', INK, 2.5) +
  at(0, -12, 1, flame)

export const candle = (tint: string): string =>
  rect(-17, -14, 34, 58, tint, 3) +
  rect(3, -14, 14, 58, dark(tint, 0.18), 3) +
  ellipse(0, -14, 17, 5, light(tint, 0.5)) +
  path('M-17-12C-17 4-10 6-9-2C-8 14 0 12-1-10Z', light(tint, 0.5)) +
  stroke('M0-14V-20', INK, 2.5) +
  at(0, -19, 0.95, flame)

export const lantern = (tint: string): string =>
  stroke('M-12-36C-12-54 12-54 12-36', dark(tint, 0.2), 3.5) +
  path('M-14-38H14L30-20H-30Z', tint) +
  rect(-26, -20, 52, 56, light('#f6dc9a', 0.3)) +
  at(0, 24, 1, flame) +
  rect(-8, 22, 16, 12, LINEN) +
  stroke('M-26-20V36M26-20V36M-26 8H26M0-20V36', dark(tint, 0.1), 4) +
  rect(-32, 34, 64, 9, tint, 2)

export const mug = (tint: string): string =>
  stroke('M28-12C52-18 52 24 26 22', dark(tint, 0.2), 9) +
  path('M-34-30H30V30Q30 40 20 40H-24Q-34 40-34 30Z', tint) +
  path('M4-30H30V30Q30 40 20 40H-2C10 20 10-10 4-30Z', dark(tint, 0.15)) +
  ellipse(-2, -30, 32, 8, light(tint, 0.5)) +
  ellipse(-2, -29, 25, 5, dark(tint, 0.5)) +
  at(-4, 8, 0.34, path(HEART, LINEN))

export const teapot = (tint: string): string =>
  stroke('M-32-10C-56-18-56 26-28 22', dark(tint, 0.2), 8) +
  path('M28 14C44 10 40-14 54-22L44-26C30-22 34-6 24-2Z', dark(tint, 0.12)) +
  path('M-34 2C-34-30 34-30 34 2C34 44 22 42 0 42C-22 42-34 44-34 2Z', tint) +
  path('M34 2C34 44 22 42 0 42C22 30 24-4 14-20C26-16 34-8 34 2Z', dark(tint, 0.16)) +
  path('M-20-20C-16-34 16-34 20-20Z', light(tint, 0.3)) +
  circle(0, -34, 6, dark(tint, 0.2)) +
  scatter([-14, 6, 2, 14, -18, 24, 14, 0], (x, y) => circle(x, y, 4, LINEN))

export const cupcake = (tint: string): string =>
  path('M-30 4H30L22 42H-22Z', '#c98a4b') +
  stroke('M-16 8L-12 40M0 8V40M16 8L12 40', dark('#c98a4b', 0.3), 3) +
  path('M-38 8C-44-8-28-14-24-14C-22-30 22-30 24-14C30-14 44-8 38 8Z', tint) +
  path('M38 8C44-8 30-14 24-14C22-24 12-27 4-26C16-18 20-4 10 8Z', dark(tint, 0.14)) +
  circle(0, -32, 9, '#c4302f') +
  scatter([-20, -2, -6, -14, 8, -6, 22, 2], (x, y) => rect(x, y, 7, 3, LINEN, 1.5))

export const bow = (tint: string): string =>
  path('M0 0C-20 14-34 30-30 46L-16 38L-8 46C-8 26 0 14 0 0ZM0 0C20 14 34 30 30 46L16 38L8 46C8 26 0 14 0 0Z', dark(tint, 0.2)) +
  path('M0-6C-20-34-50-36-48-10C-46 14-16 10 0 0ZM0-6C20-34 50-36 48-10C46 14 16 10 0 0Z', tint) +
  path('M-6-6C-24-18-40-20-40-8C-38 4-20 4-6-2ZM6-6C24-18 40-20 40-8C38 4 20 4 6-2Z', dark(tint, 0.28)) +
  rect(-9, -13, 18, 20, light(tint, 0.2), 6)

export const flower = (tint: string): string =>
  stroke('M0 6C2 24-2 36 0 48', '#5f7a34', 4.5) +
  path('M0 34C14 22 26 22 32 26C26 38 12 40 0 34Z', '#6f8a3a') +
  times(6, (index) => turned(index * 60, 0, -8, ellipse(0, -29, 11, 18, index % 2 === 0 ? tint : light(tint, 0.25)))) +
  circle(0, -8, 11, '#e8a317') +
  circle(3, -5, 7, dark('#e8a317', 0.18))

export const rose = (tint: string): string =>
  stroke('M0 6C3 24-3 36 0 48', '#4f6a30', 4.5) +
  path('M0 36C-14 24-26 22-34 26C-28 38-12 42 0 36Z', '#5f7a34') +
  circle(0, -12, 30, tint) +
  path('M-30-12C-30 20 30 20 30-12C22 8-20 8-30-12Z', dark(tint, 0.2)) +
  stroke('M-14-16C-10-34 18-32 16-14C14 2-8 0-6-12C-4-22 8-20 6-12', dark(tint, 0.35), 4)

export const bird = (tint: string): string =>
  stroke('M-4 26V44M8 26V44', '#8a5a30', 3.5) +
  path('M-50 12L-30 2C-30-26 0-40 18-32C38-40 44-20 36-8C34 30-10 38-50 12Z', tint) +
  path('M36-8C34 30-10 38-50 12C-10 22 20 14 36-8Z', light(tint, 0.55)) +
  path('M-22 2C-10-16 12-10 14 4C2 18-14 14-22 2Z', dark(tint, 0.25)) +
  path('M38-22L52-17L38-12Z', '#e8a317') +
  circle(26, -20, 3.4, INK)

export const butterfly = (tint: string): string =>
  path('M-2-4C-14-46-56-40-46-10C-42 2-20 6-2 4ZM2-4C14-46 56-40 46-10C42 2 20 6 2 4Z', tint) +
  path('M-2 4C-26 0-42 14-32 32C-22 46-4 28-2 8ZM2 4C26 0 42 14 32 32C22 46 4 28 2 8Z', dark(tint, 0.2)) +
  scatter([-30, -16, 30, -16, -22, 22, 22, 22], (x, y) => circle(x, y, 6, light(tint, 0.7))) +
  stroke('M0-14V26', INK, 6) +
  stroke('M-1-16C-4-28-10-34-14-36M1-16C4-28 10-34 14-36', INK, 2.2)

export const tree = (tint: string): string =>
  rect(-6, 34, 12, 14, '#7a4a24') +
  path('M0-30L24-4H12L32 18H18L40 38H-40L-18 18H-32L-12-4H-24Z', tint) +
  path('M0-30L24-4H12L32 18H18L40 38H0Z', dark(tint, 0.2)) +
  scatter([-12, 6, 10, -6, -22, 30, 4, 22, 24, 32], (x, y, index) => circle(x, y, 4.5, index % 2 === 0 ? '#d9472b' : '#e8a317')) +
  at(0, -36, 0.28, star('#e8a317'))

export const bauble = (tint: string): string =>
  stroke('M0-34V-50', '#8a6a2c', 2.5) +
  rect(-8, -38, 16, 11, '#d9a93f', 2) +
  circle(0, 8, 36, tint) +
  path('M-35 2H35V14H-35Z', LINEN, { opacity: 0.85 }) +
  scatter([-24, 8, -8, 8, 8, 8, 24, 8], (x, y) => at(x, y, 0.13, star(tint))) +
  path('M14-25A36 36 0 0 1 2 44C26 30 28-4 14-25Z', INK, { opacity: 0.18 }) +
  ellipse(-14, -10, 8, 5, '#fff', { opacity: 0.6, transform: 'rotate(-40 -14 -10)' })

export const bunting = (tint: string): string =>
  path('M-46-22L-18-10L-38 24ZM18-10L46-22L38 24Z', tint) +
  path('M-17-10H17L0 34Z', light(tint, 0.6)) +
  scatter([-6, -2, 6, -2, 0, 12], (x, y) => circle(x, y, 3.4, tint)) +
  stroke('M-50-26C-20-8 20-8 50-26', dark(tint, 0.45), 3.5)

export const clock = (tint: string): string =>
  circle(0, 0, 44, tint) +
  circle(0, 0, 44, INK, { opacity: 0.12 }) +
  circle(-1, -1, 36, LINEN) +
  times(12, (index) => turned(index * 30, 0, 0, rect(-1.5, -33, 3, index % 3 === 0 ? 9 : 5, INK))) +
  stroke('M0 0V-22M0 0L16 8', INK, 4) +
  circle(0, 0, 4, '#c4302f')

export const frame = (tint: string): string =>
  rect(-40, -46, 80, 92, tint, 3) +
  path('M40-46V46H-40L-28 34H28V-34Z', dark(tint, 0.22)) +
  rect(-28, -34, 56, 68, '#bcd3d0') +
  path('M-28 34V12L-8-10L8 8L16 0L28 12V34Z', '#6f8a5a') +
  circle(14, -18, 7, '#f2c14e')

export const cushion = (tint: string): string =>
  path('M-44-40C-20-30 20-30 44-40C34-16 34 18 44 42C20 32-20 32-44 42C-34 18-34-16-44-40Z', tint) +
  path('M44-40C34-16 34 18 44 42C20 32-20 32-44 42C0 26 26 4 44-40Z', dark(tint, 0.14)) +
  scatter([-18, -14, 0, -14, 18, -14, -18, 2, 18, 2, -18, 18, 0, 18, 18, 18], (x, y) => circle(x, y, 3.6, LINEN)) +
  at(0, 2, 0.3, path(HEART, LINEN))

export const handbag = (tint: string): string =>
  stroke('M-18-14C-20-52 20-52 18-14', dark(tint, 0.3), 6) +
  path('M-36-16H36L44 40H-44Z', tint) +
  path('M6-16H36L44 40H12C20 22 16 2 6-16Z', dark(tint, 0.14)) +
  scatter([-20, 0, 0, 0, 20, 0, -26, 16, -8, 16, 10, 16, 28, 16, -18, 31, 2, 31, 22, 31], (x, y) => circle(x, y, 4, LINEN))

export const umbrella = (tint: string): string =>
  stroke('M0-30V34C0 48-18 48-18 36', '#7a4a24', 5) +
  path('M-48 4C-44-52 44-52 48 4C38-6 26-6 17 4C8-6-8-6-17 4C-26-6-38-6-48 4Z', tint) +
  path('M-17 4C-18-16-10-34 0-38C10-34 18-16 17 4C8-6-8-6-17 4Z', light(tint, 0.55)) +
  stroke('M0-38V-46', '#7a4a24', 4)

export const rabbit = (tint: string): string =>
  path('M-16-16C-30-52-8-54-4-18ZM16-16C30-52 8-54 4-18Z', tint) +
  path('M-14-22C-20-42-11-44-8-22ZM14-22C20-42 11-44 8-22Z', '#e9a79a') +
  ellipse(0, 26, 28, 22, tint) +
  circle(0, -2, 24, tint) +
  path('M28 26C28 52-28 52-28 26C-14 40 14 40 28 26Z', dark(tint, 0.14)) +
  circle(-9, -6, 3, INK) +
  circle(9, -6, 3, INK) +
  path('M-4 4H4L0 9Z', '#d9776a') +
  stroke('M0 9V13M-24 6L-10 7M24 6L10 7', dark(tint, 0.45), 2)

export const egg = (tint: string): string =>
  path('M0-46C26-40 38-4 36 14C34 36 16 44 0 44C-16 44-34 36-36 14C-38-4-26-40 0-46Z', tint) +
  path('M-36 6L-24-4L-12 6L0-4L12 6L24-4L36 6V16L24 6L12 16L0 6L-12 16L-24 6L-36 16Z', LINEN) +
  path('M8-43C30-36 38-4 36 14C34 36 16 44 0 44C26 30 26-20 8-43Z', INK, { opacity: 0.16 }) +
  scatter([-16, -20, 0, -26, 15, -18, -16, 28, 0, 32, 16, 27], (x, y) => circle(x, y, 3.4, LINEN))

export const bell = (tint: string): string =>
  circle(0, 34, 8, dark(tint, 0.35)) +
  path('M-40 30C-26 20-30-30 0-34C30-30 26 20 40 30Z', tint) +
  path('M40 30C26 20 30-30 0-34C14-20 8 14 14 30Z', dark(tint, 0.18)) +
  circle(0, -38, 6, dark(tint, 0.2)) +
  stroke('M-40 30H40', dark(tint, 0.3), 5)

export const key = (tint: string): string =>
  at(
    0,
    0,
    1,
    stroke('M0-4V42M0 26H14M0 40H18', tint, 8) +
      stroke('M-16-26C-30-50 30-50 16-26C10-14-10-14-16-26Z', tint, 8) +
      stroke('M3-2V42', dark(tint, 0.25), 2),
    28,
  )

export const notebook = (tint: string): string =>
  rect(-30, -42, 66, 88, dark(tint, 0.35), 4) +
  rect(-34, -46, 66, 88, tint, 4) +
  rect(-34, -46, 12, 88, dark(tint, 0.2), 3) +
  rect(-14, -28, 38, 24, LINEN, 2) +
  stroke('M-8-20H18M-8-12H10', dark(tint, 0.3), 2.4) +
  rect(18, -46, 5, 88, dark(tint, 0.45))

export const pencils = (tint: string): string =>
  scatter([-20, -18, 2, 0, 22, 16], (x, turn, index) => {
    const colour = [tint, '#e8a317', '#2f8f86'][index] ?? tint
    return at(
      x,
      4,
      1,
      rect(-7, -24, 14, 62, colour) +
        rect(1, -24, 6, 62, dark(colour, 0.2)) +
        path('M-7-24L0-46L7-24Z', '#ecd2a4') +
        path('M-3-36L0-46L3-36Z', INK),
      turn,
    )
  })

export const necklace = (tint: string): string =>
  stroke('M-38-42C-40 16-14 20 0 22C14 20 40 16 38-42', '#d9a93f', 3) +
  scatter([-36, -14, -27, 4, -14, 16, 36, -14, 27, 4, 14, 16], (x, y) => circle(x, y, 5.5, light(tint, 0.25))) +
  path('M0 18L16 30L0 48L-16 30Z', tint) +
  path('M0 18L16 30L0 48Z', dark(tint, 0.22)) +
  path('M0 18L6 30H-6Z', light(tint, 0.7))

export const ring = (tint: string): string =>
  circle(0, 16, 24, 'none', { stroke: '#d9a93f', 'stroke-width': 8 }) +
  path('M-18-28L-8-42H8L18-28L0-4Z', tint) +
  path('M-18-28H18L0-4ZM8-42L18-28L0-4Z', dark(tint, 0.2)) +
  path('M-8-42L-6-28L0-4L6-28L8-42Z', light(tint, 0.6))

export const jug = (tint: string): string =>
  stroke('M24-22C52-26 48 20 22 22', dark(tint, 0.2), 7) +
  path('M-34-36L-22-26C-36-4-36 40-24 42H22C36 34 32-6 22-24L26-38Z', tint) +
  path('M22-24C32-6 36 34 22 42H2C18 26 16-8 8-34L26-38Z', dark(tint, 0.15)) +
  stroke('M-29 0H28', LINEN, 4)

export const bowlOf = (tint: string): string =>
  path('M-46-10H46C44 24 24 38 0 38C-24 38-44 24-46-10Z', tint) +
  path('M46-10C44 24 24 38 0 38C24 24 28 6 26-10Z', dark(tint, 0.16)) +
  ellipse(0, -10, 46, 11, light(tint, 0.45)) +
  ellipse(0, -8, 38, 7, dark(tint, 0.25)) +
  scatter([-26, 10, -8, 16, 12, 14, 30, 6], (x, y) => circle(x, y, 4.5, LINEN))

export const plate = (tint: string): string =>
  circle(0, 0, 45, tint) +
  circle(0, 0, 45, INK, { opacity: 0.08 }) +
  circle(0, 0, 43, LINEN) +
  circle(0, 0, 43, 'none', { stroke: tint, 'stroke-width': 5 }) +
  circle(0, 0, 27, 'none', { stroke: dark(LINEN, 0.14), 'stroke-width': 2.5 }) +
  times(8, (index) => turned(index * 45, 0, 0, circle(0, -35, 3.4, tint))) +
  at(0, 0, 0.36, path(HEART, tint))

export const cutlery = (tint: string): string =>
  rect(-22, 0, 12, 46, tint, 5) +
  rect(12, 0, 12, 46, tint, 5) +
  path('M-28-46V-24C-28-10-4-10-4-24V-46H-9V-24H-13V-46H-19V-24H-23V-46Z', '#b9bcc2') +
  rect(-19, -14, 6, 18, '#b9bcc2') +
  path('M14 4V-46C30-40 30-14 24 4Z', '#c9ccd2')

export const house = (tint: string): string =>
  rect(16, -36, 12, 22, dark(tint, 0.4)) +
  rect(-34, -8, 68, 52, tint) +
  path('M-46-4L0-44L46-4Z', dark(tint, 0.4)) +
  rect(-9, 14, 18, 30, LINEN, 2) +
  scatter([-22, 8, 22, 8], (x, y) => rect(x - 7, y - 7, 14, 14, '#f6dc9a')) +
  at(0, -18, 0.2, path(HEART, LINEN))

export const doll = (tint: string): string =>
  path('M0-48C22-48 22-24 18-14C36-4 38 44 24 46H-24C-38 44-36-4-18-14C-22-24-22-48 0-48Z', tint) +
  path('M18-14C36-4 38 44 24 46H4C26 26 22 0 18-14Z', dark(tint, 0.18)) +
  circle(0, -28, 13, '#f3d3b4') +
  path('M-13-28C-12-44 12-44 13-28C6-36-6-36-13-28Z', '#5f371f') +
  circle(-5, -26, 1.8, INK) +
  circle(5, -26, 1.8, INK) +
  path('M-4-20Q0-16 4-20Z', '#c4302f') +
  ellipse(0, 18, 18, 22, LINEN) +
  at(0, 18, 0.3, flower('#c4302f'))

export const paw = (tint: string): string =>
  ellipse(0, 18, 26, 22, tint) +
  scatter([-30, -6, -12, -26, 12, -26, 30, -6], (x, y) => ellipse(x, y, 10, 14, tint)) +
  path('M26 18C26 46-26 46-26 18C-12 34 12 34 26 18Z', dark(tint, 0.16))

export const reel = (tint: string): string =>
  rect(-24, -26, 48, 52, tint) +
  stroke('M-24-16L24-22M-24-4L24-10M-24 8L24 2M-24 20L24 14', dark(tint, 0.22), 3) +
  rect(-32, -42, 64, 16, '#d9b27c', 4) +
  rect(-32, 26, 64, 16, '#c99a61', 4) +
  stroke('M24 10C40 14 38 34 48 36', tint, 3)

export const soap = (tint: string): string =>
  rect(-44, -16, 88, 50, dark(tint, 0.18), 20) +
  rect(-44, -22, 88, 48, tint, 20) +
  rect(-26, -10, 52, 24, light(tint, 0.3), 12) +
  scatter([22, -36, 36, -28, 8, -44], (x, y, index) => circle(x, y, 9 - index * 2, '#e7f1f4', { opacity: 0.85 }))

export const block = (tint: string): string =>
  scatter([-24, 20, 24, 20, 0, -26], (x, y, index) => {
    const colour = [tint, '#2f8f86', '#e8a317'][index] ?? tint
    return (
      rect(x - 22, y - 22, 44, 44, colour, 4) +
      rect(x - 15, y - 15, 30, 30, LINEN, 2) +
      at(x, y, 0.24, index === 1 ? star(colour) : path(HEART, colour))
    )
  })

export const pot = (tint: string): string =>
  stroke('M0 8C0-10-2-20 0-30', '#5f7a34', 4) +
  path('M0-2C-26-6-36-26-32-38C-14-34-2-20 0-2ZM0-8C26-12 36-30 32-44C14-40 2-26 0-8Z', '#6f8a3a') +
  path('M-30 12H30L22 46H-22Z', tint) +
  path('M8 12H30L22 46H6C14 34 12 22 8 12Z', dark(tint, 0.18)) +
  rect(-36, 2, 72, 14, light(tint, 0.12), 3)

export const gift = (tint: string): string =>
  rect(-38, -10, 76, 54, tint) +
  rect(10, -10, 28, 54, dark(tint, 0.14)) +
  rect(-43, -22, 86, 17, light(tint, 0.15), 2) +
  rect(-8, -22, 16, 66, '#e8a317') +
  at(0, -26, 0.62, bow('#e8a317'))

export const skull = (tint: string): string =>
  path('M0-44C34-44 44-18 36 6C34 14 24 14 22 20V34H-22V20C-24 14-34 14-36 6C-44-18-34-44 0-44Z', tint) +
  circle(-15, -8, 11, INK) +
  circle(15, -8, 11, INK) +
  path('M0 4L6 16H-6Z', INK) +
  stroke('M-10 24V34M0 24V34M10 24V34', INK, 3)

export const envelope = (tint: string): string =>
  rect(-46, -30, 92, 62, LINEN, 3) +
  rect(-46, -30, 92, 62, tint, 3, { opacity: 0.25 }) +
  path('M-46-28L0 10L46-28Z', light(tint, 0.45)) +
  stroke('M-46-28L0 10L46-28', dark(tint, 0.1), 3) +
  at(0, 8, 0.34, path(HEART, '#c4302f'))

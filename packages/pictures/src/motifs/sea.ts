import { INK, dark, light } from '../colour.ts'
import { circle, path, stroke } from '../svg.ts'

// What comes from the sea, and snails.

export const fish = (tint: string): string =>
  path('M-50 4C-30-24 8-26 30-2L50-20C47-6 47 10 50 24L30 8C6 30-32 28-50 4Z', tint) +
  path('M-50 4C-32 28 6 30 30 8C6 14-24 14-50 4Z', light(tint, 0.55)) +
  path('M-8-20C2-34 16-30 20-12Z', dark(tint, 0.25)) +
  circle(-35, 0, 3.6, INK) +
  stroke('M-22-10C-16-2-16 8-22 15M-6-10C-2-4-2 2-6 7M8-8C12-3 12 2 8 7M20-4C23-1 23 2 20 5', dark(tint, 0.35), 2.2)

export const shrimp = (tint: string): string =>
  path('M38-30C4-48-40-30-42 4C-43 30-20 46 4 40L24 46L20 30C-6 30-18 16-12 2C-6-12 16-14 32-12C44-12 48-24 38-30Z', tint) +
  stroke('M8-38L4-12M-18-28L-6-8M-38-6L-14 2M-38 22L-12 14M-14 40L-2 24', dark(tint, 0.25), 3.5) +
  stroke('M36-28C46-40 50-46 50-50M38-22C48-28 50-30 52-34', dark(tint, 0.2), 2.5) +
  circle(28, -24, 3.4, INK) +
  stroke('M4 40l26 12l-10-22M4 40l14 16', dark(tint, 0.12), 4)

export const crab = (tint: string): string =>
  stroke('M-26 10L-46 22M-26 18L-40 36M26 10L46 22M26 18L40 36', dark(tint, 0.15), 6) +
  stroke('M-24-4C-40-8-44-20-38-30M24-4C40-8 44-20 38-30', tint, 8) +
  path('M-48-28C-48-44-34-48-28-40L-36-32L-26-32C-30-20-44-18-48-28Z', tint) +
  path('M48-28C48-44 34-48 28-40L36-32L26-32C30-20 44-18 48-28Z', tint) +
  path('M-32 4C-32-18 32-18 32 4C32 24 16 32 0 32C-16 32-32 24-32 4Z', tint) +
  path('M-32 4C-32 24-16 32 0 32C16 32 32 24 32 4C20 20-20 20-32 4Z', dark(tint, 0.18)) +
  circle(-10, -14, 4.5, INK) +
  circle(10, -14, 4.5, INK)

export const clam = (tint: string): string =>
  path('M0 34C-10 34-48 8-44-10C-40-34 40-34 44-10C48 8 10 34 0 34Z', tint) +
  stroke('M0 32L-34-16M0 32L-18-26M0 32V-28M0 32L18-26M0 32L34-16', dark(tint, 0.28), 3) +
  path('M-10 34C-8 26 8 26 10 34C8 40-8 40-10 34Z', dark(tint, 0.2))

export const snail = (tint: string): string =>
  path('M-46 34C-40 22-10 22 8 24C34 26 40 12 38-2L44-14L48-4C50 20 42 38 20 38Z', '#b89a78') +
  circle(-6, 0, 34, tint) +
  stroke('M-6 0C-2-8 10-4 8 6C6 18-12 18-18 6C-24-10-8-24 8-18C26-12 28 14 14 24', dark(tint, 0.45), 5) +
  stroke('M44-12L40-26M47-10L52-24', '#b89a78', 3)

import sharp, { type Sharp } from 'sharp'

// Pictures for tests, made when they are needed.

/** A picture with a little in it, so that its encoders have something to do. */
export const drawing = (width = 400, height = 300): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#b23a48' } }).composite([
    {
      input: { create: { width: Math.ceil(width / 4), height: Math.ceil(height / 4), channels: 3, background: '#3d5a80' } },
      top: 0,
      left: 0,
    },
  ])

/** What a page may load and run: what the site serves, and inline scripts that name the nonce. No style is inline. */
export const contentPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Headers of every page, beside those of every answer. */
export const pageHeaders = {
  // With `no-referrer`, browsers would hide the origin of forms, which tells whether a page of the site has sent them.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  // The browser may keep a page for its own way back, and nobody else may keep it.
  'cache-control': 'private, no-cache',
} as const

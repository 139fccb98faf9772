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
} as const

/**
 * Whether a page may be kept. The browser keeps that of a guest for its own way back, and nobody else keeps it.
 * That of a customer is not kept: after the log-out, the way back would show it to the next person.
 */
export const keeping = (isLoggedIn: boolean): { readonly 'cache-control': string } => ({
  'cache-control': isLoggedIn ? 'private, no-store' : 'private, no-cache',
})

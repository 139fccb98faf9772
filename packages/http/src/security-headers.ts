/** What every answer tells browsers: it is data, and no page. A route that answers a page or a picture replaces what does not fit. */
export const securityHeaders = {
  // Nothing in an answer is run or loaded, and no page shows it in a frame.
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const

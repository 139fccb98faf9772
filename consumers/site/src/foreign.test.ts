import { expect, it } from 'vitest'
import { isForeign } from './foreign.ts'

it.each([
  {},
  { host: 'shop.example', 'sec-fetch-site': 'same-origin' },
  { host: 'shop.example', origin: 'https://shop.example' },
  // A proxy has left the port out.
  { host: 'shop.example', origin: 'https://shop.example:8443' },
  { host: 'shop.example:443', origin: 'https://shop.example' },
  { host: 'localhost:8081', origin: 'http://localhost:8081' },
  { host: '[::1]:8081', origin: 'http://[::1]:8081' },
])('takes a request with %j', (headers) => {
  expect(isForeign(headers)).toBe(false)
})

it.each([
  { host: 'shop.example', 'sec-fetch-site': 'same-site' },
  { host: 'shop.example', origin: 'https://evil.example' },
  { host: 'shop.example', origin: 'null' },
  // Another site of the same host.
  { host: 'localhost:8081', origin: 'http://localhost:8080' },
  { host: '[::1]:8081', origin: 'http://[::1]' },
  { host: 'no host', origin: 'https://shop.example' },
])('takes a request with %j for that of another site', (headers) => {
  expect(isForeign(headers)).toBe(true)
})

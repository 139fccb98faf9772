import { describe, expect, it } from 'vitest'
import { createHostCheck } from './hosts.ts'

describe('the hosts of a gateway', () => {
  const { isForHost, isForeign } = createHostCheck([], { listening: () => ['192.0.2.7', '[2001:db8::7]'] })

  it.each(['192.0.2.7', '192.0.2.7:8080', '[2001:DB8::7]:8080', 'localhost'])('include %s, on which it listens', (host) => {
    expect(isForHost({ headers: { host } })).toBe(true)
    expect(isForeign({ method: 'POST', headers: { origin: `http://${host}` } })).toBe(false)
  })

  it.each(['192.0.2.8', '2001:db8::7', 'shop.example', ''])('do not include %j', (host) => {
    expect(isForHost({ headers: { host } })).toBe(false)
    expect(isForeign({ method: 'POST', headers: { origin: `http://${host}` } })).toBe(true)
  })

  it('do not include none', () => {
    expect(isForHost({ headers: {} })).toBe(false)
  })
})

import { expect, it } from 'vitest'
import { isLoopback, networkOf } from './client-network.ts'

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2::7', '2001:db8:1:2:'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2:'],
  ['2001:DB8:a:b:c::', '2001:DB8:a:b:'],
  ['2001:db8::7', '2001:db8::'],
  ['fe80::1:2:3:4', 'fe80::'],
])('requests from %s are counted with those from %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

it.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['::12', false],
  ['12.7.0.1', false],
  ['2001:db8::1', false],
])('%s is of this machine: %s', (address, isOfThisMachine) => {
  expect(isLoopback(address)).toBe(isOfThisMachine)
})

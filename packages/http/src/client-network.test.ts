import { expect, it } from 'vitest'
import { isLoopback, networkOf } from './client-network.ts'

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:c000:207', '192.0.2.7'],
  ['2001:db8:1:2::7', '2001:db8:1:2'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:a:b:c::', '2001:db8:a:b'],
  ['2001:0db8:000a:000b::192.0.2.7', '2001:db8:a:b'],
  ['2001:db8::7', '2001:db8:0:0'],
  ['2001:db8:0:0:7::', '2001:db8:0:0'],
  // A single zero is not left out, more of them are.
  ['2001:db8:1::7', '2001:db8:1:0'],
  ['2001:db8:1:0:2:3:4:5', '2001:db8:1:0'],
  ['2001:0:0:1::7', '2001:0:0:1'],
  ['2001::1:2:3:4:5', '2001:0:0:1'],
  ['2001::2:2:3:4:5', '2001:0:0:2'],
  ['::2:3:4:5', '0:0:0:0'],
  ['fe80::1:2:3:4%eth0', 'fe80:0:0:0'],
  ['unknown', 'unknown'],
  ['', ''],
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

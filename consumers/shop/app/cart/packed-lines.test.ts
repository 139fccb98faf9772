import { describe, expect, it } from 'vitest'
import type { CartLine } from '@souk/client'
import { packIds, packLines, unpackIds, unpackLines } from './packed-lines.ts'

const id = (index: number): string => `0192f0c1-7a31-7b44-9c11-${index.toString(16).padStart(12, '0')}`
const line = (index: number, quantity: number, unitPrice?: number): CartLine => ({
  productId: id(index),
  quantity,
  ...(unitPrice !== undefined && { unitPrice }),
})

describe('packed lines', () => {
  it.each([
    ['none', []],
    ['one', [line(1, 1, 500)]],
    ['without a price', [line(1, 1)]],
    ['free of charge', [line(1, 1, 0)]],
    ['at the limits of a byte', [line(1, 127, 126), line(2, 128, 127), line(3, 16_383, 16_382), line(4, 16_384, 16_383)]],
    ['the most', [line(1, 100_000, 99_999_999)]],
  ])('are the same again: %s', (_what, lines) => {
    expect(unpackLines(packLines(lines))).toEqual(lines)
  })

  it('fit into a cookie, a hundred of them with the largest numbers', () => {
    const lines = Array.from({ length: 100 }, (_, index) => line(index, 100_000, 99_999_999))
    const text = packLines(lines)
    expect(unpackLines(text)).toEqual(lines)
    // With an id of its own, its name and its attributes.
    expect(22 + text.length + '__Host-souk-cart=; Max-Age=15724800; Path=/; HttpOnly; Secure; SameSite=Lax'.length).toBeLessThan(4_096)
  })

  it.each([
    ['nothing', ''],
    ['no base64', '<script>'],
    ['half of an id', packLines([line(1, 1, 500)]).slice(0, 12)],
    ['no id of the shop', Buffer.alloc(40, 0xff).toString('base64url')],
    ['no units', packLines([line(1, 0, 500)])],
    ['too many units', packLines([line(1, 100_001, 500)])],
    ['too high a price', packLines([line(1, 1, 2 ** 30)])],
  ])('are not there if the text has %s', (_what, text) => {
    expect(unpackLines(text)).toEqual([])
  })

  it('are read as far as they can be', () => {
    const text = packLines([line(1, 2, 500), line(2, 3, 500)])
    expect(unpackLines(text.slice(0, -8))).toEqual([line(1, 2, 500)])
  })

  it('have each product once, and a hundred at most', () => {
    expect(unpackLines(packLines([line(1, 1), line(1, 5)]))).toEqual([line(1, 5)])
    expect(unpackLines(packLines(Array.from({ length: 130 }, (_, index) => line(index, 1))))).toHaveLength(100)
  })
})

it('packs ids alone', () => {
  expect(unpackIds(packIds([id(1), id(2)]))).toEqual([id(1), id(2)])
  expect(unpackIds('x')).toEqual([])
})

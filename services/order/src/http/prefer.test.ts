import { describe, expect, it } from 'vitest'
import { waitPreferred } from './prefer.ts'

describe('Prefer: wait', () => {
  it.each<[string | string[] | undefined, number | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['wait=10', 10],
    ['wait=0', 0],
    ['WAIT=5', 5],
    ['wait = 5', 5],
    ['wait="7"', 7],
    ['respond-async, wait=10', 10],
    ['wait=3; foo=bar, wait=9', 3],
    [['respond-async', 'wait=4'], 4],
    ['wait=30', 30],
    ['wait=31', 30],
    ['wait=999999', 30],
    ['wait=99999999999999999999', undefined],
    ['wait', undefined],
    ['wait=-1', undefined],
    ['wait=1.5', undefined],
    ['wait=soon, wait=2', 2],
    ['waits=3', undefined],
    ['handling=lenient', undefined],
  ])('%j asks for %j seconds', (header, seconds) => {
    expect(waitPreferred(header)).toBe(seconds)
  })
})

import { describe, expect, it } from 'vitest'
import { wordsIn } from './words.ts'

describe('the words of a text', () => {
  it.each([
    ['Ada LÖWE', ['ada', 'lowe']],
    ['Strauß-Müller', ['strauss', 'muller']],
    ['Ὀδυσσεύς', ['οδυσσευσ']],
    ['ada.king+tea@example.org', ['ada', 'king', 'tea', 'example', 'org']],
    ['Nguyễn Thị', ['nguyen', 'thi']],
    ['山田 太郎', ['山田', '太郎']],
    ['สมชาย', ['สมชาย']],
    ['मीरा', ['मीरा']],
    ['ILKER ılker', ['ilker', 'ilker']],
    ['" OR 1=1 -- *', ['or', '1', '1']],
    ['🫖 % _', []],
  ])('%s', (text, words) => {
    expect(wordsIn(text)).toEqual(words)
  })

  it.each([
    ['ก'.repeat(200), 'ก'.repeat(40)],
    ['ﬃ'.repeat(150), 'ffi'.repeat(14).slice(0, 40)],
    ['𠮷'.repeat(100), '𠮷'.repeat(40)],
  ])('are cut, so that a cursor can hold them: %s', (text, word) => {
    expect(wordsIn(text)).toEqual([word])
    expect(Buffer.byteLength(word)).toBeLessThanOrEqual(160)
  })
})

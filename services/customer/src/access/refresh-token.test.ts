import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testId } from '@souk/testing'
import { hashOfToken, makeRefreshToken, sealAnswer, sessionOfToken, unsealAnswer } from './refresh-token.ts'

const sessionId = testId(7)
const make = () => makeRefreshToken(sessionId, 'secret', randomBytes)

describe('a refresh token', () => {
  it('is different each time, and names its session to this service only', () => {
    const tokens = Array.from({ length: 10 }, make)
    expect(new Set(tokens).size).toBe(10)
    expect(new Set(tokens.map(hashOfToken)).size).toBe(10)
    for (const token of tokens) {
      expect(sessionOfToken(token, 'secret')).toBe(sessionId)
      expect(sessionOfToken(token, 'another secret')).toBeUndefined()
    }
  })

  it('counts only as it was made', () => {
    const token = make()
    for (let index = 0; index < 64; index += 1) {
      const bytes = Buffer.from(token, 'base64url')
      bytes[index] = (bytes[index] ?? 0) ^ 0x80
      expect(sessionOfToken(bytes.toString('base64url'), 'secret')).toBeUndefined()
    }
    for (const altered of [`${token}A`, `${token}=`, ` ${token}`, token.slice(0, -1), token.slice(1), ''])
      expect(sessionOfToken(altered, 'secret')).toBeUndefined()
  })
})

describe('the answer to a refresh token', () => {
  it('can be read with that token only', () => {
    const [token, other] = [make(), make()]
    const sealed = sealAnswer('the answer', token, randomBytes)
    expect(sealed).not.toContain('answer')
    expect(unsealAnswer(sealed, token)).toBe('the answer')
    expect(() => unsealAnswer(sealed, other)).toThrow('authenticate')
    expect(() => unsealAnswer(`${sealed.slice(0, 30)}AAAA${sealed.slice(34)}`, token)).toThrow('authenticate')
  })
})

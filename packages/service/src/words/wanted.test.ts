import { expect, it } from 'vitest'
import { ProblemError } from '@souk/http'
import { expressionOf, idTermsOf, refuseTooManyTerms, wantedOf } from './wanted.ts'

const wantedBy = (q: string) => wantedOf(q, (part) => [...idTermsOf(part), ...(part === '2026-0' ? ['$2026-0'] : [])])

it('what a text asks for is written as the database wants it', () => {
  const expression = expressionOf(wantedBy('2026-0 tea') ?? [], { and: '&', or: '|', beginning: (term) => `${term}*` })
  expect(expression).toBe('((tea*))&((2026*&0*)|($2026-0*))')
})

it('the end of an id begins its term', () => {
  expect(wantedBy('3d4e5f')).toEqual([[['3d4e5f'], ['~f5e4d3']]])
  expect(wantedBy('d4e5f')).toEqual([[['d4e5f']]])
})

it('a text with too many words is refused', () => {
  expect(() => refuseTooManyTerms(wantedBy('a b c d e f g h i j k l'))).not.toThrow()
  expect(() => refuseTooManyTerms(wantedBy('a b c d e f g h i j k l m'))).toThrow(ProblemError)
  expect(() => refuseTooManyTerms(undefined)).not.toThrow()
})

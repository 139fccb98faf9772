import { describe, expect, it } from 'vitest'
import { inTwoLines } from './shortened.ts'

describe('a text in two lines', () => {
  it.each([
    ['Both said yes: final', ['Both said yes: final']],
    ['Yes, held: 4 × Côte de Blaye', ['Yes, held: 4 × Côte de', 'Blaye']],
    ['Yes, held: 4 × Côte de Blaye and much more of the kind', ['Yes, held: 4 × Côte de', 'Blaye and much more of…']],
    ['Donaudampfschifffahrtsgesellschaft', ['Donaudampfschifffahrtsg…']],
    ['12345678901234567890123 4', ['12345678901234567890123', '4']],
  ])('%s', (text, lines) => {
    expect(inTwoLines(text, 24)).toEqual(lines)
  })
})

import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { texts } from '../languages/en.ts'
import { faultIn, kinds, titleOf, type Fault } from './fault.ts'

const form = (fields: Readonly<Record<string, string>>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries({ service: 'order', seconds: '7', from: 'log', ...fields })) data.set(name, value)
  return data
}

describe('the fault that a form chooses', () => {
  it.each([
    ['message-lost', { kind: 'message-lost', service: 'order' }],
    ['message-delayed', { kind: 'message-delayed', service: 'order', seconds: 7 }],
    ['service-cut-off', { kind: 'service-cut-off', service: 'order', seconds: 7, from: 'log' }],
    ['stock-taken', { kind: 'stock-taken', seconds: 7 }],
    ['nonsense', { kind: 'message-lost', service: 'order' }],
  ])('%s has what belongs to it', (kind, fault) => {
    expect(faultIn(form({ kind }))).toEqual(fault)
  })
})

describe('the title of a fault', () => {
  it.each<[Fault, string]>([
    [{ kind: 'message-delayed', service: 'order', seconds: 7 }, 'A message to Order is delayed'],
    [{ kind: 'service-cut-off', service: 'product', seconds: 7, from: 'log' }, 'Product is cut off from the log'],
    [{ kind: 'credit-taken', seconds: 7 }, 'Credit is taken away in between'],
  ])('%o', (fault, title) => {
    expect(titleOf(texts.lab, fault)).toBe(title)
  })
})

it('the form tells of no fault but the chosen one, of whatever kind it is', async () => {
  const css = await readFile(new URL('lab.css', import.meta.url), 'utf8')
  const hidden = css.matchAll(/^ {2}\.lab:not\(:has\(\[value='(.+)'\]:checked\)\) \[data-kind='\1'\](?:,| \{)$/gm)
  expect(Array.from(hidden, ([, kind]) => kind)).toEqual(kinds)
})

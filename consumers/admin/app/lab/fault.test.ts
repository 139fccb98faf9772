import { describe, expect, it } from 'vitest'
import { faultIn } from './fault.ts'

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

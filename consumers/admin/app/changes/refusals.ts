import type { Problem } from '@souk/client'
import type { Texts } from '../languages/texts.ts'

/** Why nothing was done: a key of the texts. */
export type Fault = keyof Texts['changes']['faults']
/** What is wrong with a field: a key of the texts. */
export type FieldFault = keyof Texts['changes']['fields']

const faultsOfCodes: Readonly<Record<string, Fault>> = {
  'precondition-failed': 'changed',
  'unknown-category': 'category',
  'category-cycle': 'cycle',
  'category-too-deep': 'tooDeep',
  'product-retired': 'retired',
  conflict: 'retired',
  'insufficient-stock': 'stock',
  'amount-too-large': 'amount',
  'already-undone': 'alreadyUndone',
  'idempotency-key-reused': 'doneBefore',
  'outcome-unknown': 'unknown',
}

const others: readonly Fault[] = ['unavailable', 'refused']

/** Whether a text of an address is a reason. */
export const isFault = (text: string): text is Fault => [...Object.values(faultsOfCodes), ...others].some((fault) => fault === text)

const faultsOfFields: Readonly<Record<string, FieldFault>> = {
  name: 'name',
  description: 'description',
  supplier: 'supplier',
  categoryId: 'category',
  parentId: 'category',
  price: 'price',
  picture: 'picture',
  unitsInStock: 'units',
  delta: 'delta',
  reason: 'reason',
}

/** What a form shows again, and what it says. */
export interface Refusal {
  readonly values: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, FieldFault>>
  readonly fault?: Fault | undefined
}

export const faultOf = ({ code, status }: Pick<Problem, 'code' | 'status'>): Fault =>
  faultsOfCodes[code] ?? (status >= 500 || status === 429 ? 'unavailable' : 'refused')

/** What a form says about a refusal of the API: at the fields that it names, or else above them. */
export const refusalOf = (problem: Problem, values: Refusal['values']): Refusal => {
  const fields = Object.fromEntries(
    (problem.errors ?? []).flatMap(({ path }) => {
      const field = path.split('.')[0] ?? ''
      const fault = faultsOfFields[field]
      return fault === undefined ? [] : [[field, fault] as const]
    }),
  )
  return { values, fields, ...(Object.keys(fields).length === 0 && { fault: faultOf(problem) }) }
}

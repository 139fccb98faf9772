import type { Experiment } from '@souk/client'
import type { Texts } from '../languages/texts.ts'

export type Fault = Experiment['fault']
export type Kind = Fault['kind']

export const kinds = [
  'message-lost',
  'message-doubled',
  'message-delayed',
  'service-stopped',
  'service-cut-off',
  'stock-taken',
  'credit-taken',
] as const satisfies readonly Kind[]
export const services = ['product', 'customer', 'order', 'accounting'] as const
export const sides = ['bus', 'log'] as const
/** As the API allows it. */
export const LONGEST_SECONDS = 30

export const lasts = (seconds: number): boolean => Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST_SECONDS

/** The service in which a fault happens. */
export const struckBy = (fault: Fault): (typeof services)[number] => {
  if ('service' in fault) return fault.service
  return fault.kind === 'stock-taken' ? 'product' : 'customer'
}

/** What goes wrong, in one sentence without its full stop. */
export const titleOf = (words: Texts['lab'], fault: Fault): string =>
  words.titles[fault.kind](words.services[struckBy(fault)], 'from' in fault ? words.sides[fault.from] : '')

/** The fault that a form chooses. What does not belong to its kind is left out; what is none of the choices is the first of them. */
export const faultIn = (form: FormData): Fault => {
  const chosen = <Choice extends string>(name: string, [first, ...others]: readonly [Choice, ...Choice[]]): Choice =>
    others.find((one) => one === form.get(name)) ?? first
  const kind = chosen('kind', kinds)
  const service = chosen('service', services)
  const seconds = Number(form.get('seconds'))
  switch (kind) {
    case 'message-lost':
    case 'message-doubled':
      return { kind, service }
    case 'message-delayed':
    case 'service-stopped':
      return { kind, service, seconds }
    case 'service-cut-off':
      return { kind, service, seconds, from: chosen('from', sides) }
    case 'stock-taken':
    case 'credit-taken':
      return { kind, seconds }
    default: {
      const never: never = kind
      return never
    }
  }
}

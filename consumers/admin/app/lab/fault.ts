import type { Experiment } from '@souk/client'

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

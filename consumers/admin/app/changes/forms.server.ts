import { data } from 'react-router'
import { isId } from '@souk/site/pages'
import type { Refusal } from './refusals.ts'

export type Params = Readonly<Record<string, string | undefined>>

/** The id that an address names. @throws what leads to the page for what is not there: it is no id */
export const idIn = (params: Params, name: string): string => {
  const id = params[name] ?? ''
  if (!isId(id)) throw data(null, 404)
  return id
}

/** The texts of a form. */
export const valuesOf = async (request: Request): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries([...(await request.formData())].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

/** With this, a form that is sent twice is done once. */
export const newKey = (): string => crypto.randomUUID()

/** A number that a form carries. Nothing is 0, which no version and no position is. */
export const numberIn = (value: string | undefined): number => (/^\d{1,15}$/.test(value ?? '') ? Number(value) : 0)

/** Which form of a page was not done, and why. */
export const refused = <Form extends string>(form: Form, refusal: Refusal) => data({ kind: 'refused' as const, form, ...refusal }, 422)

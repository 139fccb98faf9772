import { data } from 'react-router'
import type { Refusal } from './refusals.ts'

/** A number that a form carries. Nothing is 0, which no version and no position is. */
export const numberIn = (value: string | undefined): number => (/^\d{1,15}$/.test(value ?? '') ? Number(value) : 0)

/** Which form of a page was not done, and why. */
export const refused = <Form extends string>(form: Form, refusal: Refusal) => data({ kind: 'refused' as const, form, ...refusal }, 422)

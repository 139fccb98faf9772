import { idTerm, idTermsOf, wantedOf, wordsIn, type Wanted } from '@souk/service'
import type { LinesRow } from './projectors.ts'

/** A term that is wanted whole. */
export const productTerm = (productId: string): string => `#${productId}`

export const invoiceTerm = (invoiceNumber: string): string => `$${invoiceNumber}`

/** The terms of an order that never change, each once: those that a text may ask for. */
export const termsOf = ({ orderId, lines }: LinesRow): string[] => [
  ...new Set([idTerm(orderId), ...lines.flatMap(({ name }) => wordsIn(name))]),
]

const invoiceTermsOf = (part: string): string[] => (/^\d{4}(?:-\d*)?$/.test(part) ? [invoiceTerm(part)] : [])

/** What a text that a person has typed asks for. Undefined: nothing of it can be found. */
export const wantedBy = (q: string): Wanted | undefined => wantedOf(q, (part) => [...idTermsOf(part), ...invoiceTermsOf(part)])

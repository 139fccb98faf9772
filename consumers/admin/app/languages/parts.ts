import type { Texts } from './texts.ts'

/** Which texts are files of their own in the browser, as in the shop. What is in no part comes with every page. */
export const parts: Readonly<Record<string, readonly (keyof Texts)[]>> = {
  today: ['today'],
  orders: ['orders'],
  story: ['story'],
  customers: ['customers'],
  accounting: ['accounting'],
  changes: ['changes'],
  products: ['products'],
  categories: ['categories'],
  importing: ['importing'],
  picture: ['picture'],
  lab: ['lab'],
  operations: ['operations'],
  log: ['log'],
  time: ['time'],
  find: ['find'],
}

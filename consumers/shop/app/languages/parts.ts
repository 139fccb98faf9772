import type { Texts } from './texts.ts'

/**
 * Which texts are files of their own in the browser. A page that reads one of them loads its part; what is in no part comes with every page.
 * In the source, a language is one file all the same.
 */
export const parts: Readonly<Record<string, readonly (keyof Texts)[]>> = {
  home: ['home'],
  list: ['list'],
  product: ['buy', 'packs', 'facts', 'history'],
  cart: ['cart', 'placing'],
  notPlaced: ['notPlaced'],
  orders: ['orders', 'invoice'],
  order: ['order'],
  refusal: ['refusal'],
  stalls: ['stalls'],
  forms: ['forms', 'logIn', 'gate', 'register'],
  continue: ['continue'],
  account: ['account', 'addresses', 'sessions', 'credit', 'invoices', 'myData'],
  notices: ['notices'],
  offline: ['offline'],
}

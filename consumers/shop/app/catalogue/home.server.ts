import type { RouterContextProvider } from 'react-router'
import { valueOf } from '@souk/client'
import { visitOf } from '@souk/site/pages/server'

/** What the first page shows: a shelf, the rows, and what is new, bought most and back. */
export const loadHome = async (context: Readonly<RouterContextProvider>) => {
  const { categories, newest, bestselling, backInStock } = await valueOf(visitOf(context).shop.getStorefrontHome())
  const rows = categories.filter(({ parentId }) => parentId === null)
  return { rows, newest: newest.slice(0, 8), bestselling: bestselling.slice(0, 4), backInStock: backInStock.slice(0, 4) }
}

export type Home = Awaited<ReturnType<typeof loadHome>>

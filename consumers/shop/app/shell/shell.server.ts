import type { RouterContextProvider } from 'react-router'
import { valueOf } from '@souk/client'
import { visitOf } from '@souk/site/pages/server'
import { choices, textsFile } from '../languages/all.server.ts'

/** What every page shows around its content. */
export const loadShell = async (context: Readonly<RouterContextProvider>) => {
  const { shop, address, cookies, requestId } = visitOf(context)
  const { categories } = await valueOf(shop.getStorefrontHome())
  const theme = cookies.get('theme')
  return {
    address,
    requestId,
    categories: categories.filter(({ parentId }) => parentId === null).map(({ slug, name }) => ({ slug, name })),
    languages: choices.map((choice) => ({ ...choice, texts: textsFile(choice.code) })),
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    /** How many kinds are in the cart. */
    cart: 0,
  }
}

export type Shell = Awaited<ReturnType<typeof loadShell>>

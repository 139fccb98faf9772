import { findEverywhere, type Found } from '@souk/client'
import { orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { hasLab } from '../lab/has-lab.server.ts'
import { languageOf } from '../languages/all.server.ts'
import { textIn } from '../parts/address.ts'
import { customerNames } from '../parts/customer-names.server.ts'
import { sections } from '../shell/sections.ts'
import { shortened } from '../story/shortened.ts'
import { kinds, type Hit, type Hits } from './hits.ts'

/** A note tells a hit apart. It does not say all. */
const LONGEST_NOTE = 100

const hitsOf = <Item>({ items, problem }: Found<Item>, hitOf: (item: Item) => Hit) => ({
  hits: items.map(hitOf),
  isSilent: problem !== null,
})

/** What the shop has for the words of an address, and which pages of this site are called so. */
export const loadHits = async (context: Context, request: Request): Promise<Hits> => {
  const q = textIn(new URL(request.url).searchParams, 'q')
  if (q === '') return { q, groups: [], isSilent: false }
  const { texts, formats } = languageOf(request)
  const [found, lab] = await Promise.all([orInstead(context, findEverywhere(visitOf(context).shop, q)), hasLab(context)])
  const names = await customerNames(
    context,
    found.orders.items.map(({ customerId }) => customerId),
  )
  const pages = sections
    .filter(({ isThere }) => isThere?.({ hasLab: lab }) !== false)
    .map(({ href, text }): Hit => ({ href, text: texts.shell.sections[text], note: '' }))
    .filter(({ text }) => text.toLocaleLowerCase(texts.locale).includes(q.toLocaleLowerCase(texts.locale)))
  const parts = {
    pages: { hits: pages, isSilent: false },
    orders: hitsOf(found.orders, ({ orderId, customerId, placedAt, status, total, currency }) => ({
      href: `/orders/${orderId}`,
      text: `…${orderId.slice(-6)}, ${names[customerId] ?? texts.orders.forgotten}`,
      note: `${formats.moment(placedAt)}, ${formats.money(total, currency)}, ${texts.orders.states[status]}`,
    })),
    products: hitsOf(found.products, ({ productId, name, supplier }) => ({
      href: `/products/${productId}`,
      text: name,
      note: supplier ?? '',
    })),
    categories: hitsOf(found.categories, ({ categoryId, name, description }) => ({
      href: `/categories/${categoryId}`,
      text: name,
      note: shortened(description, LONGEST_NOTE),
    })),
    customers: hitsOf(found.customers, ({ customerId, name, username, email }) => ({
      href: `/customers/${customerId}`,
      text: name ?? username ?? `…${customerId.slice(-6)}`,
      note: email ?? '',
    })),
    invoices: hitsOf(found.invoices, ({ orderId, number, total, currency }) => ({
      href: `/invoices/${orderId}`,
      text: number,
      note: formats.money(total, currency),
    })),
    commits: hitsOf(found.commits, ({ position, appends }) => ({
      href: `/log/${position}`,
      text: `#${formats.number(position)}`,
      note: appends.flatMap(({ events }) => events.map(({ type }) => type)).join(', '),
    })),
  }
  return {
    q,
    groups: kinds.map((kind) => ({ kind, hits: parts[kind].hits })).filter(({ hits }) => hits.length > 0),
    isSilent: Object.values(parts).some(({ isSilent }) => isSilent),
  }
}

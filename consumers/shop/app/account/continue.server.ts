import type { CartLine } from '@souk/client'
import { isId } from '@souk/site/pages'
import { keptFormOrHome, type Context } from '@souk/site/pages/server'
import { goodsIfKnown, type Good } from '../cart/goods.server.ts'
import { unpackLines } from '../cart/packed-lines.ts'
import { wantedIn } from '../cart/placing.server.ts'
import { languageOf } from '../languages/all.server.ts'
import { orderNumber } from '../orders/order-number.ts'
import { countryName } from './countries.server.ts'
import type { Values } from './forms.ts'
import { keptAct, type KeptAct } from './kept-act.ts'

/** So many products of an order are named. */
const MOST_LINES = 5

/** The fields that a form is shown with, in this order. Keys and versions are nobody's business, and a form with a password is not kept. */
const SHOWN = ['recipient', 'lines', 'country', 'label', 'name', 'phone', 'email'] as const

/** The products that a form would order, by what it says. */
const linesIn = ({ what }: KeptAct, values: Values): readonly CartLine[] => {
  if (what === 'orderCart') return unpackLines(values['lines'] ?? '')
  if (what !== 'orderNow') return []
  const { productId, quantity, price } = wantedIn(new URLSearchParams(values))
  return [{ productId, quantity, ...(/^\d+$/.test(price) && { unitPrice: Number(price) }) }]
}

/** What was posted when the session had ended, and what it would do. */
export const loadContinue = async (context: Context, request: Request) => {
  const { page, fields } = keptFormOrHome(context)
  const values: Values = Object.fromEntries(fields)
  const act = keptAct(page, values)
  const isOrder = act.what === 'orderCart' || act.what === 'orderNow'
  const lines = linesIn(act, values).filter(({ productId }) => isId(productId))
  const ids = lines.map(({ productId }) => productId)
  // Names and the sum help to decide. Without them an order can still be sent.
  const goods = (await goodsIfKnown(context, ids)) ?? new Map<string, Good>()
  const [first] = goods.values()
  const total = lines.reduce(
    (sum, { quantity, unitPrice, productId }) => sum + quantity * (unitPrice ?? goods.get(productId)?.price ?? 0),
    0,
  )
  return {
    page,
    fields,
    ...act,
    order: act.orderId && orderNumber(act.orderId),
    shown: isOrder
      ? []
      : SHOWN.flatMap((name) => {
          const value = name === 'country' ? countryName(languageOf(request), values[name] ?? '') : values[name]
          return value === undefined || value === null || value === '' ? [] : [{ name, value }]
        }),
    lines: lines.slice(0, MOST_LINES).map(({ productId, quantity }) => ({ productId, quantity, name: goods.get(productId)?.name })),
    moreLines: Math.max(0, lines.length - MOST_LINES),
    total: first && { amount: total, currency: first.currency },
  }
}

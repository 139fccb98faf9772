import type { Values } from './forms.ts'

const ORDER = /^\/orders\/([^/]+)\/(cancellation|again)$/
const ADDRESS = /^\/account\/addresses\/[^/]+$/

/** What a form would do that was posted when the session had ended. */
export interface KeptAct {
  readonly what:
    | 'orderCart'
    | 'orderNow'
    | 'orderAgain'
    | 'cancelOrder'
    | 'addAddress'
    | 'changeAddress'
    | 'removeAddress'
    | 'chooseAddress'
    | 'changeProfile'
    | 'changeEmail'
    | 'endSession'
    | 'endOtherSessions'
    | 'other'
  /** The page for whoever does not send it. */
  readonly instead: string
  readonly orderId?: string
}

/** @param page  that the form was posted to, as anybody may have written it */
export const keptAct = (page: string, values: Values): KeptAct => {
  const { pathname } = new URL(page, 'http://site')
  const [, orderId, does] = ORDER.exec(pathname) ?? []
  if (orderId !== undefined) return { what: does === 'again' ? 'orderAgain' : 'cancelOrder', instead: `/orders/${orderId}`, orderId }
  switch (pathname) {
    case '/cart/order':
      return { what: 'orderCart', instead: '/cart' }
    case '/cart/order-now':
      return { what: 'orderNow', instead: '/cart' }
    case '/account/addresses/new':
      return { what: 'addAddress', instead: '/account/addresses' }
    case '/account/addresses':
      return { what: 'chooseAddress', instead: pathname }
    case '/account/profile':
      return { what: 'changeProfile', instead: pathname }
    case '/account/email':
      return { what: 'changeEmail', instead: '/account/profile' }
    case '/account/sessions':
      return { what: 'sessionId' in values ? 'endSession' : 'endOtherSessions', instead: pathname }
    default:
      return ADDRESS.test(pathname)
        ? { what: 'remove' in values ? 'removeAddress' : 'changeAddress', instead: '/account/addresses' }
        : { what: 'other', instead: '/' }
  }
}

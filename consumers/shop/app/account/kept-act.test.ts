import { expect, it } from 'vitest'
import { keptAct } from './kept-act.ts'

it.each([
  ['/cart/order', {}, 'orderCart', '/cart'],
  ['/cart/order-now', { productId: 'tea' }, 'orderNow', '/cart'],
  ['/orders/1234/again', {}, 'orderAgain', '/orders/1234'],
  ['/orders/1234/cancellation', {}, 'cancelOrder', '/orders/1234'],
  ['/account/addresses/new?from=cart', {}, 'addAddress', '/account/addresses'],
  ['/account/addresses', { addressId: '1' }, 'chooseAddress', '/account/addresses'],
  ['/account/addresses/1', { lines: 'Here' }, 'changeAddress', '/account/addresses'],
  ['/account/addresses/1', { remove: 'yes' }, 'removeAddress', '/account/addresses'],
  ['/account/profile', {}, 'changeProfile', '/account/profile'],
  ['/account/email', {}, 'changeEmail', '/account/profile'],
  ['/account/sessions', { sessionId: '1' }, 'endSession', '/account/sessions'],
  ['/account/sessions', {}, 'endOtherSessions', '/account/sessions'],
  ['/anything/else', {}, 'other', '/'],
])('a form that was posted to %s with %j is %s, and who drops it goes to %s', (page, values, what, instead) => {
  expect(keptAct(page, values)).toMatchObject({ what, instead })
})

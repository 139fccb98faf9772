export const reasons = {
  'unknown-product': 'unknown product',
  'retired-product': 'product no longer sold',
  'price-changed': 'price changed',
  'out-of-stock': 'out of stock',
  'unknown-customer': 'unknown customer',
  'unknown-address': 'unknown address',
  'insufficient-credit': 'not enough credit',
  'canceled-by-customer': 'canceled by the customer',
  'deadline-passed': 'no answer in time',
}

import { data } from 'react-router'
import { isId } from '@souk/site/pages'

/** The order that an address names. @throws what leads to the page for what is not there: it is no id */
export const orderIdIn = ({ orderId = '' }: Readonly<Record<string, string | undefined>>): string => {
  if (!isId(orderId)) throw data(null, 404)
  return orderId
}

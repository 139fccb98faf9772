import { data } from 'react-router'
import { customerOf, visitOf, type Context } from '@souk/site/pages/server'

/** What anybody may ask for: these show nothing of the shop. */
const open: readonly string[] = ['/log-in', '/log-out', '/theme', '/language']

/**
 * Stands before every page and every action. Guests log in first. Customers are refused, and nothing is loaded for them; the API would
 * refuse them too.
 */
export const managersOnly = ({ context }: { readonly context: Context }): void => {
  const [path = ''] = visitOf(context).page.split('?', 1)
  if (open.includes(path)) return
  if (!customerOf(context).isManager) throw data(null, 403)
}

import { data } from 'react-router'
import { isId } from './ids.ts'

/** What a page's own address names, such as `orderId`. */
export type Params = Readonly<Record<string, string | undefined>>

/** The id that an address names. @throws what leads to the page for what is not there: it is no id */
export const idIn = (params: Params, name: string): string => {
  const id = params[name] ?? ''
  if (!isId(id)) throw data(null, 404)
  return id
}

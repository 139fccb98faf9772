import type { Actor } from '@souk/client'
import type { Context } from '@souk/site/pages/server'
import { customerNames } from '../parts/customer-names.server.ts'

/** The names of the people among those who have changed something, by their ids. */
export const namesOf = (context: Context, changes: readonly { readonly actor: Actor }[]) =>
  customerNames(
    context,
    changes.flatMap(({ actor: { id, kind } }) => (kind === 'manager' || kind === 'customer' ? [id] : [])),
  )

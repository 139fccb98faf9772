import type { Commit } from '@souk/client'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { CustomerPageData } from './customer.server.ts'

interface ActorProps {
  readonly actor: Commit['actor']
  readonly page: Pick<CustomerPageData, 'customer' | 'names'>
}

/** Who has done something. */
export const Actor = ({ actor: { id, kind }, page: { customer, names } }: ActorProps) => {
  const { texts } = useLanguage()
  const { customers: words } = texts
  if (id === customer.customerId) return words.selves
  if (kind !== 'customer' && kind !== 'manager') return words.kindsOfActors[kind]
  return (
    <Anchor href={`/customers/${id}`} className="row-link">
      {names[id] ?? words.kindsOfActors[kind]}
    </Anchor>
  )
}

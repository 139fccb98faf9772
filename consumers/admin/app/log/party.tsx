import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Texts } from '../languages/texts.ts'
import type { Party } from './rows.ts'

const isService = (services: Texts['log']['services'], id: string): id is keyof Texts['log']['services'] => Object.hasOwn(services, id)

/** Who gave a command: a service with its colour, or a person by name. @param isLink  leads to the page of a person */
export const By = ({ party: { kind, id, name }, isLink = false }: { readonly party: Party; readonly isLink?: boolean }) => {
  const { texts } = useLanguage()
  const { log: words } = texts
  if (kind === 'service')
    return <span className={`service service-of-${id}`}>{isService(words.services, id) ? words.services[id] : id}</span>
  if (kind === 'anonymous') return <span className="quiet">{words.kinds.anonymous}</span>
  const text = name ?? `…${id.slice(-6)}`
  return (
    <>
      {isLink && kind !== 'client' ? (
        <Anchor href={`/customers/${id}`} className="link">
          {text}
        </Anchor>
      ) : (
        text
      )}
      {kind !== 'customer' && <span className="quiet">{`, ${words.kinds[kind]}`}</span>}
    </>
  )
}

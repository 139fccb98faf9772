import type { Actor } from '@souk/client'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { services } from '../languages/services.ts'

export type Names = Readonly<Record<string, string>>

const serviceNames: Readonly<Record<string, string>> = services

/** Who has changed something: a person by name, a service as it is called. */
export const Who = ({ actor: { id, kind }, names }: { readonly actor: Actor; readonly names: Names }) => {
  const { texts } = useLanguage()
  const { actors } = texts.changes
  if (kind === 'service') return `${actors.service} ${serviceNames[id] ?? id}`
  if (kind === 'client' || kind === 'anonymous') return actors[kind]
  return (
    <Anchor href={`/customers/${id}`} className="link">
      {names[id] ?? actors[kind]}
    </Anchor>
  )
}

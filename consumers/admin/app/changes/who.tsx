import type { Actor } from '@souk/client'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

export type Names = Readonly<Record<string, string>>

/** Who has changed something: a person by name, a service as it is called. */
export const Who = ({ actor: { id, kind }, names }: { readonly actor: Actor; readonly names: Names }) => {
  const { texts } = useLanguage()
  const { actors } = texts.changes
  if (kind === 'service') return `${actors.service} ${id}`
  if (kind === 'client' || kind === 'anonymous') return actors[kind]
  return (
    <Anchor href={`/customers/${id}`} className="link">
      {names[id] ?? actors[kind]}
    </Anchor>
  )
}

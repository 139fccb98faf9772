import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Meant } from './meant.ts'

interface MeaningProps extends Meant {
  /** What is filtered by, such as "Customer". */
  readonly label: string
  /** As it was typed. */
  readonly text: string
  /** The list of one id, or without the filter. */
  readonly addressOf: (id: string) => string
}

/** What a filter by words means: it can be removed, or is still to be chosen. */
export const Meaning = ({ label, text, addressOf, chosen, choices }: MeaningProps) => {
  const { texts } = useLanguage()
  const { list: words } = texts
  if (text === '') return null
  if (chosen !== undefined)
    return (
      <p>
        {label}: <span className="strong">{chosen.name}</span>{' '}
        <Anchor href={addressOf('')} className="link">
          {words.remove}
        </Anchor>
      </p>
    )
  return (
    <p className="quiet">
      {choices.length === 0 ? words.nobody(label, text) : `${words.which(label, text)} `}
      {choices.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Anchor href={addressOf(id)} className="link">
            {name}
          </Anchor>
        </span>
      ))}
    </p>
  )
}

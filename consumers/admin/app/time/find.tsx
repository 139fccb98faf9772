import { Form } from 'react-router'
import { Anchor, Button, Field, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { kinds, timeOf } from './place.ts'
import type { TimeData } from './time.server.ts'

/** Chooses what to look at: by words, or from what the commit is about. */
export const Find = ({ time: { place, at, offered, found } }: { readonly time: TimeData }) => {
  const { texts } = useLanguage()
  const { time: words } = texts
  const choose = ({ kind, id }: (typeof offered)[number]): string => timeOf({ ...place, at }, { [kind]: id })
  return (
    <section className="time-find">
      <Form action="/time" role="search" preventScrollReset className="list-filters">
        <input type="hidden" name="at" value={at} />
        {kinds.map((kind) => place[kind] !== '' && <input key={kind} type="hidden" name={kind} value={place[kind]} />)}
        <Field label={words.find} className="filter-wide">
          <TextInput type="search" name="q" key={found?.text} defaultValue={found?.text} maxLength={200} placeholder={words.findHint} />
        </Field>
        <div className="filter-ways">
          <Button kind="line">{words.findButton}</Button>
        </div>
      </Form>
      {found !== undefined && (
        <>
          <p className="quiet">{found.choices.length === 0 ? words.nothingFound(found.text) : words.found(found.text)}</p>
          <ul role="list" className="time-choices">
            {found.choices.map((choice) => (
              <li key={choice.id}>
                <span className="quiet">{words[choice.kind]}</span>{' '}
                <Anchor href={choose(choice)} className="link">
                  {choice.name}
                </Anchor>
              </li>
            ))}
          </ul>
          {!found.isWhole && <p className="quiet">{words.someSilent}</p>}
        </>
      )}
      {offered.length > 0 && (
        <p className="time-choices">
          <span className="quiet">{words.inThisCommit}</span>
          {offered.map((thing) => (
            <Anchor key={thing.id} href={choose(thing)} className="link">
              {words[thing.kind]} <span className="mono">…{thing.id.slice(-6)}</span>
            </Anchor>
          ))}
        </p>
      )}
    </section>
  )
}

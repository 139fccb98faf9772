import { Form } from 'react-router'
import { Button, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { momentOf } from './moments.ts'
import { kinds, timeOf } from './place.ts'
import { Step } from './step.tsx'
import type { TimeData } from './time.server.ts'

/** Ways to moments that somebody knows by name or by the clock, whatever their position. */
export const Moments = ({ time: { place, moments, events, moment } }: { readonly time: TimeData }) => {
  const { texts } = useLanguage()
  const { time: words } = texts
  return (
    <nav aria-label={words.moments} className="time-steps time-moments">
      {moments.map(({ name, moment: named }) => (
        <Step key={name} to={momentOf(place, named)}>
          {words.named[name]}
        </Step>
      ))}
      {events.map(({ name, position }) => (
        <Step key={name} to={timeOf(place, { at: position })}>
          {words.named[name]}
        </Step>
      ))}
      <Form action="/time" preventScrollReset className="time-steps">
        {kinds.map((kind) => place[kind] !== '' && <input key={kind} type="hidden" name={kind} value={place[kind]} />)}
        <TextInput
          key={moment}
          type="datetime-local"
          name="moment"
          defaultValue={new Date(moment).toISOString().slice(0, 16)}
          aria-label={words.atTime}
        />
        <Button kind="line">{words.toTime}</Button>
      </Form>
    </nav>
  )
}

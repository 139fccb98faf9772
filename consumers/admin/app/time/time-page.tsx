import { Form, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Anchor, Button, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Page } from '../parts/page.tsx'
import { State } from '../parts/state.tsx'
import { Around } from './around.tsx'
import { Find } from './find.tsx'
import { Moments } from './moments.tsx'
import { kinds, timeOf } from './place.ts'
import { ShopThen } from './shop-then.tsx'
import { Slider } from './slider.tsx'
import { Step } from './step.tsx'
import { Things } from './thing.tsx'
import { loadTime } from './time.server.ts'
import { useStepKeys } from './use-step-keys.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadTime(context, request)

export default function TimePage() {
  const time = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { time: words } = texts
  const { place, at, head } = time
  const isPast = at < head
  useStepKeys()
  return (
    <Page
      heading={words.title}
      beside={
        <>
          <span className="time-past">
            <State tone="wait">{isPast ? words.past(formats.number(at)) : words.present(formats.number(at))}</State>
          </span>
          {isPast && (
            <Step to={timeOf(place, { at: undefined })} step="now">
              {words.toNow}
            </Step>
          )}
        </>
      }
    >
      <div className="body">
        <nav aria-label={words.steps} className="time-steps">
          {at > 1 && (
            <>
              <Step to={timeOf(place, { at: 1 })} step="beginning">
                {words.toBeginning}
              </Step>
              <Step to={timeOf(place, { at: at - 1 })} step="back">
                {words.commitBack}
              </Step>
            </>
          )}
          {isPast && (
            <Step to={timeOf(place, { at: at + 1 })} step="on">
              {words.commitOn}
            </Step>
          )}
          <Form action="/time" preventScrollReset className="time-steps">
            {kinds.map((kind) => place[kind] !== '' && <input key={kind} type="hidden" name={kind} value={place[kind]} />)}
            <TextInput key={at} name="at" inputMode="numeric" defaultValue={at} aria-label={words.position} className="time-position" />
            <Button kind="line">{words.go}</Button>
          </Form>
          <span className="faint keys">
            <kbd>←</kbd> <kbd>→</kbd> {words.keys.commit}, <kbd>Shift</kbd> {words.keys.thing}, <kbd>Home</kbd> <kbd>End</kbd>{' '}
            {words.keys.ends}
          </span>
        </nav>
        <Slider time={time} />
        <Moments time={time} />
        <Find time={time} />
        <div className="two time-two">
          <div className="time-things">
            <Things time={time} />
            <section>
              <div className="section-head">
                <h2>{words.shopThen}</h2>
                <span className="faint">{words.madeFrom(formats.number(at))}</span>
              </div>
              <ShopThen time={time} />
            </section>
          </div>
          <section>
            <div className="section-head">
              <h2>{words.around}</h2>
              <span className="faint">{words.notYet}</span>
              <Anchor href={`/log/${at}`} className="link">
                {texts.log.one(formats.number(at))}
              </Anchor>
            </div>
            <Around time={time} />
          </section>
        </div>
      </div>
    </Page>
  )
}

import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Position } from '../log/position.tsx'
import { InstanceNumber } from '../operations/instance-number.tsx'
import { saysOf } from './fault-words.ts'
import type { Story } from './story.server.ts'
import type { Strike } from './strike.ts'

/** The part of the page that tells of the fault. */
export const FAULT = 'fault'

interface FaultPartProps extends Pick<Story, 'order'> {
  readonly strike: Strike
  /** Who noticed it, and how. */
  readonly told: string | undefined
}

/** What went wrong with the order, because somebody wanted it: when it struck each instance, was found, and ended. */
export const FaultPart = ({ strike, order, told }: FaultPartProps) => {
  const { texts, formats } = useLanguage()
  const { fault: words } = texts.story
  const { effects, fault, isOpen } = strike
  const explained = told ?? (isOpen ? texts.lab.does[fault.kind] : undefined)
  const amount = (taken: number): string =>
    fault.kind === 'stock-taken' ? words.units(formats.number(taken), taken === 1) : formats.money(taken, order.currency)
  const time = (at: string | undefined, milliseconds: number | undefined) =>
    at !== undefined &&
    milliseconds !== undefined && (
      <>
        <time dateTime={at}>{formats.exactClock(at)}</time>{' '}
        <span className="quiet">{texts.story.after(formats.milliseconds(milliseconds))}</span>
      </>
    )
  return (
    <section id={FAULT} className="story-goods">
      <div className="section-head">
        <h2>{words.name}</h2>
        <Anchor href="/lab" className="link">
          {words.toLab}
        </Anchor>
      </div>
      <p className="story-say">{saysOf(texts, strike)}</p>
      {explained !== undefined && <p className="story-say">{explained}</p>}
      {effects.map(({ instance, position, taken, struckAt, struck, foundAt, found, endedAt, ended }) => (
        <dl key={instance} className="pairs">
          <dt>{words.instance}</dt>
          <dd>
            <InstanceNumber instance={instance} />
          </dd>
          <dt>{words.struck}</dt>
          <dd>
            {time(struckAt, struck)} <Position position={position} />
          </dd>
          {foundAt !== undefined && (
            <>
              <dt>{words.found}</dt>
              <dd>{time(foundAt, found)}</dd>
            </>
          )}
          <dt>{words.ended}</dt>
          <dd>{time(endedAt, ended) || <span className="quiet">{isOpen ? words.notEnded : words.endUnknown}</span>}</dd>
          {taken !== undefined && (
            <>
              <dt>{words.taken}</dt>
              <dd>{amount(taken)}</dd>
            </>
          )}
        </dl>
      ))}
    </section>
  )
}

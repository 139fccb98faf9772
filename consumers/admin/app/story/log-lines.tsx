import { cx } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Position } from '../log/position.tsx'
import { Choice } from './choice.tsx'
import type { MapProps } from './map-props.ts'
import { Service } from './service.tsx'
import { useWords } from './words.ts'

/** The commits one below the other, as they stand in the log. */
export const LogLines = ({ story, stations, chosen }: MapProps) => {
  const { texts, formats } = useLanguage()
  const { story: words } = texts
  const { tell } = useWords(story)
  const typeAt = (position: number): string => stations.find((station) => station.position === position)?.event.type ?? ''
  return (
    <section className="log-lines">
      <div className="section-head">
        <h2>{words.lines}</h2>
        <span className="faint">{words.linesNote}</span>
      </div>
      <table className="rows">
        <thead>
          <tr>
            <th className="number">{words.commit}</th>
            <th className="number">{words.afterHead}</th>
            <th>{words.service}</th>
            <th>{words.event}</th>
            <th className="hide-t">{words.because}</th>
            <th className="ell hide-t">{words.inWords}</th>
          </tr>
        </thead>
        <tbody>
          {stations.map((station) => {
            const { position, after, lane, event, causes } = station
            const last = causes.find((cause) => cause.last)
            return (
              <tr key={position} className={cx(position === chosen && 'chosen')}>
                <td className="number">
                  <Position position={position} inRow="over" />
                </td>
                <td className="number">{formats.milliseconds(after)}</td>
                <td>
                  <Service lane={lane} />
                </td>
                <td>
                  <Choice position={position} isChosen={position === chosen} className="row-open">
                    {event.type}
                  </Choice>
                </td>
                <td className="quiet hide-t">
                  {last === undefined ? words.by[event.by] : `${typeAt(last.position)} #${formats.number(last.position)}`}
                </td>
                <td className="ell quiet hide-t">{tell(station).title}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

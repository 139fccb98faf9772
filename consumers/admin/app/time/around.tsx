import { Link } from 'react-router'
import { Anchor, cx } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { ExactTime } from '../log/exact-time.tsx'
import { By } from '../log/party.tsx'
import { Types } from '../log/types.tsx'
import { OrderNumber } from '../parts/order-number.tsx'
import { timeOf } from './place.ts'
import type { TimeData } from './time.server.ts'

/** The commits before and after the moment. Each leads to its own moment. */
export const Around = ({ time: { place, at, day, rows } }: { readonly time: TimeData }) => {
  const { texts, formats } = useLanguage()
  const { log: words } = texts
  return (
    <table className="rows time-around">
      <thead>
        <tr>
          <th className="number">{words.commit}</th>
          <th>{words.at}</th>
          <th className="hide-s">{words.by}</th>
          <th className="ell">{words.events}</th>
          <th className="hide-s">{words.things.order}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ position, at: written, by, types, orderId }) => (
          <tr key={position} className={cx(position === at && 'chosen', position > at && 'time-later')}>
            <td className="number">
              <Link
                to={timeOf(place, { at: position })}
                preventScrollReset
                aria-current={position === at ? 'true' : undefined}
                className="link row-open"
              >
                #{formats.number(position)}
              </Link>
            </td>
            <td>
              <ExactTime at={written} day={day} />
            </td>
            <td className="hide-s">
              <By party={by} />
            </td>
            <td className="ell">
              <Types types={types} />
            </td>
            <td className="hide-s">
              {orderId !== undefined && (
                <Anchor href={`/orders/${orderId}`} className="link over-row">
                  <OrderNumber orderId={orderId} />
                </Anchor>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

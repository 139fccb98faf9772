import { useActionData, useLoaderData, useLocation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { useLive } from '@souk/site/pages'
import { Anchor, cx } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { ListFoot } from '../parts/list-foot.tsx'
import { Page } from '../parts/page.tsx'
import { addressOfParked, keyOf } from './addresses.ts'
import { ParkedPanel } from './parked-panel.tsx'
import { loadParked, settleParked, type ParkedList } from './parked.server.ts'
import { SettledEvents } from './settled-events.tsx'
import { Ways } from './ways.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadParked(context, request)
export const action = ({ context, request }: ActionFunctionArgs) => settleParked(context, request)

const Inbox = ({ list: { parked, chosen } }: { readonly list: ParkedList }) => {
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  const { columns } = words
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{columns.event}</th>
          <th>{columns.consumer}</th>
          <th className="number hide-s">{columns.commit}</th>
          <th className="ell hide-t">{columns.error}</th>
          <th className="hide-s">{columns.since}</th>
        </tr>
      </thead>
      <tbody>
        {parked.items.map((event) => {
          const isChosen = chosen !== null && keyOf(chosen) === keyOf(event)
          return (
            <tr key={keyOf(event)} className={cx(isChosen && 'chosen')}>
              <td className="strong">
                <Anchor href={addressOfParked(event)} className="row-open" data-row="" aria-current={isChosen ? 'true' : undefined}>
                  {event.type}
                </Anchor>
              </td>
              <td>{event.consumer}</td>
              <td className="number quiet hide-s">#{formats.number(event.position)}</td>
              <td className="ell bad hide-t">{event.error}</td>
              <td className="quiet hide-s">
                <time dateTime={event.parkedAt}>{formats.moment(event.parkedAt)}</time>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

export default function ParkedPage() {
  const list = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { texts, formats } = useLanguage()
  const { search } = useLocation()
  const { operations: words } = texts
  useLive('/operations/parked/events')
  const { parked, chosen } = list
  const page = (cursor: string | null): string | null => cursor && `/operations/parked?${new URLSearchParams({ cursor })}`
  return (
    <Page heading={words.parts.parked} beside={<Ways here="parked" />}>
      <div className="split">
        <div className="body">
          <p className="list-head">
            {parked.total.count === 0 ? words.nothingParked : words.parkedNote(formats.number(parked.total.count), parked.total.count)}
            {parked.total.count > 0 && (
              <a href="/operations/parked/export.csv" className="link" download="">
                {texts.list.asCsv}
              </a>
            )}
          </p>
          {parked.items.length > 0 && <Inbox list={list} />}
          <ListFoot before={page(parked.previousCursor)} after={page(parked.nextCursor)} hasSearch={false} />
          <SettledEvents settled={list.settled} names={list.names} />
        </div>
        <aside className="panel" aria-label={words.chosenEvent}>
          {list.isGone && <p className="quiet">{words.goneEvent}</p>}
          {chosen !== null && <ParkedPanel key={search} event={chosen} discards={list.discards} refusal={refusal} />}
          {chosen === null && !list.isGone && <p className="quiet">{words.whatParking}</p>}
        </aside>
      </div>
    </Page>
  )
}

import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { ListFoot } from '../parts/list-foot.tsx'
import { Page } from '../parts/page.tsx'
import { State } from '../parts/state.tsx'
import { FilterForm } from './filter-form.tsx'
import { addressOf, isLive, isOpen, queryOf } from './filters.ts'
import { loadLog, type LogList } from './log-list.server.ts'
import { LogTable } from './log-table.tsx'
import { LogWays } from './log-ways.tsx'
import { useHold, useTail } from './use-tail.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadLog(context, request)

const Rows = ({ list: { filters, rows: loaded, day, head, total, nextCursor, previousCursor } }: { readonly list: LogList }) => {
  const { texts, formats } = useLanguage()
  const { log: words } = texts
  const live = isLive(filters)
  const query = queryOf(filters)
  const tail = useTail(live ? `/log/events${query === '' ? '?' : `${query}&`}after=${head.position}` : undefined, loaded)
  const { shown, waiting, isAsked, ask, around } = useHold(tail)
  // What has come in may have pushed rows out: then the next page begins below the last one that is left.
  const last = shown.rows.at(-1)?.position
  const isShort = loaded.length > 0 && last !== loaded.at(-1)?.position
  return (
    <>
      <p className="list-head">
        <span>
          {isOpen(filters)
            ? words.count(formats.number(head.position), head.position === 1, true)
            : words.count(formats.number(total.count), total.count === 1, total.exact)}
        </span>
        <a href={`/log/export.csv${query}`} className="link" download="">
          {texts.list.asCsv}
        </a>
        {live && (
          <span className="log-live">
            {waiting > 0 && <span className="quiet">{words.waiting(formats.number(waiting))}</span>}
            <Button kind="bare" type="button" onClick={ask}>
              {isAsked ? words.goOn : words.pause}
            </Button>
          </span>
        )}
      </p>
      {shown.rows.length === 0 ? (
        <p className="quiet">{isOpen(filters) ? words.none : words.noneMatches}</p>
      ) : (
        <div {...around}>
          <LogTable rows={shown.rows} day={day} known={shown.known} />
        </div>
      )}
      <ListFoot
        before={previousCursor && addressOf(filters, { cursor: previousCursor })}
        after={isShort ? addressOf(filters, { before: String(last) }) : nextCursor && addressOf(filters, { cursor: nextCursor })}
      />
    </>
  )
}

export default function LogPage() {
  const list = useLoaderData<typeof loader>()
  const { texts } = useLanguage()
  const { filters, head } = list
  return (
    <Page
      heading={texts.log.title}
      beside={
        <>
          {isLive(filters) && <State tone="yes">{texts.list.live}</State>}
          <LogWays />
        </>
      }
    >
      <div className="body">
        <FilterForm list={list} />
        <Rows key={`${addressOf(filters, { cursor: filters.cursor })} ${head.position}`} list={list} />
      </div>
    </Page>
  )
}

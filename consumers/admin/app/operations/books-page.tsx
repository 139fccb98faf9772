import { Form, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { GetAuditResponse } from '@souk/client'
import { Anchor, Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { ListFoot } from '../parts/list-foot.tsx'
import { Page } from '../parts/page.tsx'
import { State } from '../parts/state.tsx'
import { useReload } from '../parts/use-reload.ts'
import { AuditState } from './audit-state.tsx'
import { beginAudit, loadBooks, type Books } from './books.server.ts'
import { addressOfCheck, isMoney } from './checks.ts'
import { Track } from './track.tsx'
import { Ways } from './ways.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadBooks(context, request)
export const action = ({ context }: ActionFunctionArgs) => beginAudit(context)

const EVERY_MS = 500

type Check = GetAuditResponse['checks'][number]

/** Looks up words for what a newer auditor may name in a way that this site does not know. */
const wordsFor = <Words,>(words: Readonly<Record<string, Words>>, name: string): Words | undefined => words[name]

/** What was counted, in words. */
const Figures = ({ check: { name, figures }, currency }: { readonly check: Check; readonly currency: string }) => {
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  const text = Object.entries(figures)
    .map(([figure, value]) => {
      const word = wordsFor(words.figures, figure) ?? figure
      if (figure === 'position') return `${word}\u00a0#${formats.number(value)}`
      return `${isMoney(name, figure) ? formats.amount(value, currency) : formats.number(value)}\u00a0${word}`
    })
    .join(', ')
  const href = addressOfCheck(name)
  return href === undefined ? (
    text
  ) : (
    <Anchor href={href} className="link">
      {text}
    </Anchor>
  )
}

const CheckRow = ({ check, currency }: { readonly check: Check; readonly currency: string }) => {
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  const view = /^view-(.+)$/.exec(check.name)?.[1]
  const known = view === undefined ? wordsFor(words.checks, check.name) : words.viewCheck(wordsFor(words.processes, view) ?? view)
  return (
    <tr>
      <td className="long">
        <span className="strong">{known?.title ?? check.name}</span>
        <span className="quiet block">{known?.text ?? check.detail}</span>
      </td>
      <td className="quiet long">
        <Figures check={check} currency={currency} />
        {check.faults.map((fault) => (
          <span key={fault} className="bad block">
            {fault}
          </span>
        ))}
        {check.faultCount > check.faults.length && (
          <span className="bad block">{words.moreFaults(formats.number(check.faultCount - check.faults.length))}</span>
        )}
      </td>
      <td>
        <State tone={check.ok ? 'yes' : 'no'}>{check.ok ? words.holds : words.audit.faults(check.faultCount)}</State>
      </td>
    </tr>
  )
}

const Checks = ({ audit, currency }: { readonly audit: NonNullable<Books['audit']>; readonly currency: string }) => {
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  const holding = audit.checks.filter(({ ok }) => ok).length
  return (
    <section>
      <div className="section-head">
        <h2>
          {audit.state === 'done' ? words.hold(formats.number(holding), formats.number(audit.checks.length)) : <AuditState audit={audit} />}
        </h2>
        <span className="faint">{words.checkedAt(formats.number(audit.position), formats.moment(audit.endedAt ?? audit.begunAt))}</span>
      </div>
      {audit.error !== null && <p className="refused">{audit.error}</p>}
      {audit.checks.length > 0 && (
        <table className="rows checks">
          <thead>
            <tr>
              <th>{words.columns.invariant}</th>
              <th>{words.columns.figures}</th>
              <th>{words.columns.state}</th>
            </tr>
          </thead>
          <tbody>
            {audit.checks.map((check) => (
              <CheckRow key={check.name} check={check} currency={currency} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const Earlier = ({ audits, chosen }: { readonly audits: NonNullable<Books['audits']>; readonly chosen: string | undefined }) => {
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  const { columns } = words
  const page = (cursor: string | null): string | null => cursor && `/operations/books?${new URLSearchParams({ cursor })}`
  return (
    <section className="below-table">
      <div className="section-head">
        <h2>{words.audits}</h2>
        <span className="faint">{words.auditsNote}</span>
        <a href="/operations/books/export.csv" className="link" download="">
          {texts.list.asCsv}
        </a>
      </div>
      <table className="rows">
        <thead>
          <tr>
            <th>{columns.begun}</th>
            <th>{columns.state}</th>
            <th className="number hide-s">{columns.commit}</th>
            <th className="hide-s">{columns.cause}</th>
            <th className="number hide-s">{columns.took}</th>
          </tr>
        </thead>
        <tbody>
          {audits.items.map((audit) => (
            <tr key={audit.auditId} className={audit.auditId === chosen ? 'chosen' : undefined}>
              <td>
                <Anchor href={`/operations/books?audit=${audit.auditId}`} className="link row-open" data-row="">
                  <time dateTime={audit.begunAt}>{formats.moment(audit.begunAt)}</time>
                </Anchor>
              </td>
              <td>
                <AuditState audit={audit} />
              </td>
              <td className="number quiet hide-s">#{formats.number(audit.position)}</td>
              <td className="quiet hide-s">{words.causes[audit.cause]}</td>
              <td className="number quiet hide-s">
                {audit.endedAt === null ? '…' : formats.milliseconds(Date.parse(audit.endedAt) - Date.parse(audit.begunAt))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ListFoot before={page(audits.previousCursor)} after={page(audits.nextCursor)} hasSearch={false} />
    </section>
  )
}

export default function BooksPage() {
  const { audits, audit, currency, running } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { texts, formats } = useLanguage()
  const { state } = useNavigation()
  const { operations: words } = texts
  useReload(running === null ? undefined : EVERY_MS)
  return (
    <Page heading={words.parts.books} beside={<Ways here="books" />}>
      <div className="body">
        <div className="books-head">
          <p className="quiet books-say">{words.booksText}</p>
          <Form method="post">
            <Button kind={running === null ? 'action' : 'line'} busy={state === 'submitting'}>
              {running === null ? words.checkNow : words.checksNow}
            </Button>
          </Form>
        </div>
        {refusal !== undefined && (
          <p role="alert" className="refused">
            {words.silentBooks}
          </p>
        )}
        {running !== null && (
          <p className="books-running" aria-live="polite">
            <State tone="wait">{words.audit.running}</State>
            <Track label={words.audit.running} at={running.position} of={running.head ?? running.position} moves />
            <span className="quiet">
              {running.head === null ? '…' : words.positionOf(formats.number(running.position), formats.number(running.head))}
            </span>
          </p>
        )}
        {audits === null && refusal === undefined && <p className="refused">{words.silentBooks}</p>}
        {audits !== null && audits.items.length === 0 && <p className="quiet">{words.neverAudited}</p>}
        {audit !== null && <Checks audit={audit} currency={currency} />}
        {audits !== null && audits.items.length > 0 && <Earlier audits={audits} chosen={audit?.auditId} />}
      </div>
    </Page>
  )
}

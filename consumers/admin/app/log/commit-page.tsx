import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Anchor, ButtonLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Crumb } from '../parts/crumb.tsx'
import { Page } from '../parts/page.tsx'
import { MOST } from '../products/bulk/bulk.ts'
import { Chain } from './chain.tsx'
import { loadCommit } from './commit.server.ts'
import { EventsOfCommit } from './events-of-commit.tsx'
import { logOf } from './filters.ts'
import type { Linked } from './links.ts'
import { By } from './party.tsx'
import { Position } from './position.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) => loadCommit(context, params)

/** Commits that led here or follow from it. */
const Links = ({ linked, otherwise }: { readonly linked: readonly Linked[]; readonly otherwise: string }) =>
  linked.length === 0 ? (
    <span className="quiet">{otherwise}</span>
  ) : (
    linked.map(({ position, type }) => (
      <span key={position} className="block">
        {type} <Position position={position} />
      </span>
    ))
  )

export default function CommitPage() {
  const { commit, things, orderId, by, causes, effects, ofRequest, before, after } = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { log: words } = texts
  const { position, at, actor, correlationId, requestId, causationId, fingerprint, hash, previousHash } = commit
  const about = things.filter(({ kind }) => kind !== 'order')
  // So many are changed at once.
  const isOneOfChanges =
    orderId === undefined &&
    ofRequest !== null &&
    ofRequest.count > 1 &&
    ofRequest.count <= MOST &&
    things.some(({ kind }) => kind === 'product')
  const now = new URLSearchParams({ at: String(position) })
  for (const { kind, id } of things) if (kind !== 'category' && !now.has(kind)) now.set(kind, id)
  return (
    <Page
      title={words.one(formats.number(position))}
      heading={words.one(formats.number(position))}
      above={<Crumb href="/log">{words.title}</Crumb>}
      beside={
        <nav aria-label={words.neighbours} className="log-ways">
          {before !== undefined && (
            <ButtonLink kind="line" href={`/log/${before.position}`} rel="prev">
              {words.earlier}
            </ButtonLink>
          )}
          {after !== undefined && (
            <ButtonLink kind="line" href={`/log/${after.position}`} rel="next">
              {words.later}
            </ButtonLink>
          )}
          <Anchor href={`/time?${now}`} className="link">
            {words.asItWas}
          </Anchor>
        </nav>
      }
    >
      <div className="body two">
        <EventsOfCommit appends={commit.appends} />
        <div className="log-facts">
          <section>
            <h2>{words.facts}</h2>
            <dl className="pairs">
              <dt>{words.written}</dt>
              <dd>
                <time dateTime={at}>{`${formats.date(at)}, ${formats.exactClock(at)} UTC`}</time>
              </dd>
              <dt>{words.by}</dt>
              <dd>
                <By party={by} isLink />{' '}
                <Anchor href={logOf({ actor: actor.id })} className="link quiet">
                  {words.allOfThese}
                </Anchor>
              </dd>
              {orderId !== undefined && (
                <>
                  <dt>{words.things.order}</dt>
                  <dd>
                    <Anchor href={`/orders/${orderId}`} className="link">
                      {words.story} <span className="mono">…{orderId.slice(-6)}</span>
                    </Anchor>
                  </dd>
                </>
              )}
              {about.length > 0 && (
                <>
                  <dt>{words.about}</dt>
                  <dd>
                    {about.map(({ kind, id, href }) => (
                      <Anchor key={href} href={href} className="link block">
                        {words.things[kind]} <span className="mono">…{id.slice(-6)}</span>
                      </Anchor>
                    ))}
                  </dd>
                </>
              )}
              <dt>{words.because}</dt>
              <dd>
                <Links linked={causes} otherwise={causationId === correlationId ? words.aRequest : words.unknownCause} />
              </dd>
              <dt>{words.ledTo}</dt>
              <dd>
                <Links linked={effects} otherwise={words.nothingMore} />
              </dd>
              <dt>{words.request}</dt>
              <dd>
                <Anchor href={logOf({ correlation: correlationId })} className="link mono wrap-anywhere">
                  {correlationId}
                </Anchor>
                {isOneOfChanges && ofRequest !== null && (
                  <Anchor href={`/products/bulk/${correlationId}`} className="link block">
                    {words.oneOfChanges(formats.number(ofRequest.count))}
                  </Anchor>
                )}
                {ofRequest !== null && (
                  <span className="quiet block">
                    {words.count(formats.number(ofRequest.count), ofRequest.count === 1, ofRequest.exact)}
                  </span>
                )}
              </dd>
            </dl>
          </section>
          <Chain commit={commit} before={before} after={after} />
          <section>
            <h2>{words.marks}</h2>
            <dl className="pairs">
              <dt>{words.hash}</dt>
              <dd className="mono wrap-anywhere">{hash}</dd>
              <dt>{words.hashBefore}</dt>
              <dd className="mono wrap-anywhere">{previousHash}</dd>
              <dt>{words.requestId}</dt>
              <dd className="mono wrap-anywhere">{requestId}</dd>
              <dt>{words.fingerprint}</dt>
              <dd className="mono wrap-anywhere">{fingerprint}</dd>
            </dl>
            <details className="as-text">
              <summary>{words.asJson}</summary>
              <pre className="mono">{JSON.stringify(commit, null, 2)}</pre>
            </details>
          </section>
        </div>
      </div>
    </Page>
  )
}

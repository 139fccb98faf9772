import { Form, isRouteErrorResponse, useLocation, useRouteError, useRouteLoaderData } from 'react-router'
import { Button, ButtonLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Texts } from '../languages/texts.ts'
import { useReload } from '../parts/use-reload.ts'
import type { Shell } from './shell.server.ts'

/** What a status means. Any other one is our fault. */
const kinds: Readonly<Record<number, Exclude<keyof Texts['faults'], 'number' | 'again' | 'toToday' | 'partAway'>>> = {
  400: 'unreadable',
  403: 'refused',
  404: 'notFound',
  413: 'tooLong',
  429: 'unavailable',
  503: 'unavailable',
}

/** So long after a service was away it may be there again. */
const AGAIN_MS = 3_000

/** The part of the shop that a page needs and that cannot answer, if the page knows. */
const partIn = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'part' in data && typeof data.part === 'string' ? data.part : undefined

/** What stands instead of a page that was refused, is not there or has failed: what is so, and a way on. */
export const Fault = () => {
  const error = useRouteError()
  const shell = useRouteLoaderData<Shell>('root')
  const { texts } = useLanguage()
  const { pathname, search } = useLocation()
  const { faults } = texts
  const status = isRouteErrorResponse(error) ? error.status : 500
  useReload(status === 503 ? AGAIN_MS : undefined)
  const { title, text } = faults[kinds[status] ?? 'failed']
  const part = status === 503 && isRouteErrorResponse(error) ? partIn(error.data) : undefined
  const heading = part === undefined ? title : faults.partAway(part)
  return (
    <div className="alone">
      <title>{`${heading} · Souk`}</title>
      <h1>{heading}</h1>
      <p>{text}</p>
      {status === 500 && shell !== undefined && <p className="quiet">{faults.number(shell.requestId)}</p>}
      <div className="alone-ways">
        {status === 403 ? (
          <Form method="post" action="/log-out">
            <Button>{texts.shell.logOut}</Button>
          </Form>
        ) : (
          <>
            {status !== 404 && <ButtonLink href={`${pathname}${search}`}>{faults.again}</ButtonLink>}
            <ButtonLink kind="line" href="/">
              {faults.toToday}
            </ButtonLink>
            {part !== undefined && (
              <ButtonLink kind="line" href="/operations">
                {texts.shell.sections.operations}
              </ButtonLink>
            )}
          </>
        )}
      </div>
    </div>
  )
}

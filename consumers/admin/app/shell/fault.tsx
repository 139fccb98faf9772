import { Form, isRouteErrorResponse, useLocation, useRouteError, useRouteLoaderData } from 'react-router'
import { Button, ButtonLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Shell } from './shell.server.ts'

/** What stands instead of a page that was refused, is not there or has failed: what is so, and a way on. */
export const Fault = () => {
  const error = useRouteError()
  const shell = useRouteLoaderData<Shell>('root')
  const { texts } = useLanguage()
  const { pathname, search } = useLocation()
  const { faults } = texts
  const status = isRouteErrorResponse(error) ? error.status : 500
  const { title, text } =
    status === 403
      ? faults.refused
      : status === 404
        ? faults.notFound
        : status === 503 || status === 429
          ? faults.unavailable
          : faults.failed
  return (
    <div className="alone">
      <title>{`${title} · Souk`}</title>
      <h1>{title}</h1>
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
          </>
        )}
      </div>
    </div>
  )
}

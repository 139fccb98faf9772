import { isRouteErrorResponse, useLocation, useRouteError, useRouteLoaderData } from 'react-router'
import { ButtonLink, ErrorState } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Shell } from './shell.server.ts'

/** What a visitor sees instead of a page that is not there or has failed: what happened, and a way on. */
export const Fault = () => {
  const error = useRouteError()
  const shell = useRouteLoaderData<Shell>('root')
  const { texts } = useLanguage()
  const { pathname, search } = useLocation()
  const { faults } = texts
  const status = isRouteErrorResponse(error) ? error.status : 500
  const [title, text] =
    status === 404
      ? [faults.notFound, faults.notFoundText]
      : status === 503
        ? [faults.unavailable, faults.unavailableText]
        : [faults.failed, faults.failedText]
  return (
    <div className="page py-8">
      <title>{`${title} · Souk`}</title>
      <meta name="robots" content="noindex" />
      <ErrorState
        title={title}
        {...(status === 500 && shell !== undefined && { reference: faults.number(shell.requestId) })}
        actions={
          <>
            {status !== 404 && <ButtonLink href={`${pathname}${search}`}>{faults.again}</ButtonLink>}
            <ButtonLink href="/" kind={status === 404 ? 'action' : 'line'}>
              {faults.toHome}
            </ButtonLink>
          </>
        }
      >
        {text}
      </ErrorState>
    </div>
  )
}

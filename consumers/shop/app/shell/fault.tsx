import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import { Form, isRouteErrorResponse, useLocation, useNavigation, useRouteError, useRouteLoaderData } from 'react-router'
import { Button, ButtonLink, ErrorState } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { sentLast, type Sent } from './sending.tsx'
import type { Shell } from './shell.server.ts'

/** Where orders are sent to. Each carries a key, with which it is placed once. */
const ORDERS = /^(?:\/[a-z]{2})?(\/cart\/order|\/cart\/order-now|\/orders\/[^/]+\/again)$/

/** An order that may have arrived, to be sent again as it was. */
const LostOrder = ({ action, fields }: Sent) => {
  const { texts } = useLanguage()
  const isBusy = useNavigation().state !== 'idle'
  const { faults } = texts
  return (
    <ErrorState
      title={faults.orderLost}
      actions={
        <>
          <Form method="post" action={action}>
            {fields.map(([name, value], index) => (
              <input key={index} type="hidden" name={name} value={value} />
            ))}
            <Button busy={isBusy}>{faults.again}</Button>
          </Form>
          <ButtonLink href="/orders" kind="line">
            {faults.toOrders}
          </ButtonLink>
        </>
      }
    >
      {faults.orderLostText}
    </ErrorState>
  )
}

/** What a visitor sees instead of a page that is not there or has failed: what happened, and a way on. */
export const Fault = () => {
  const error = useRouteError()
  const shell = useRouteLoaderData<Shell>('root')
  const { texts } = useLanguage()
  const { pathname, search } = useLocation()
  const { faults } = texts
  const status = isRouteErrorResponse(error) ? error.status : 500
  // What is lost belongs to this fault, and to none that follows.
  const lost = useMemo(() => (isRouteErrorResponse(error) ? undefined : sentLast()), [error])
  const place = useRef<HTMLDivElement>(null)
  // Whoever has sent something hears at once what has become of it, wherever on the page that was.
  useEffect(() => {
    if (lost === undefined) return
    place.current?.focus()
    scrollTo(0, 0)
  }, [lost])
  const order = lost && ORDERS.exec(lost.action)?.[1]
  const [title, text] =
    status === 404
      ? [faults.notFound, faults.notFoundText]
      : status === 503
        ? [faults.unavailable, faults.unavailableText]
        : lost === undefined
          ? [faults.failed, faults.failedText]
          : [faults.lost, faults.lostText]
  const page = (state: ReactNode) => (
    <div ref={place} tabIndex={-1} className="page py-8 outline-none">
      <title>{`${order === undefined ? title : faults.orderLost} · Souk`}</title>
      <meta name="robots" content="noindex" />
      {state}
    </div>
  )
  if (lost !== undefined && order !== undefined) return page(<LostOrder action={order} fields={lost.fields} />)
  return page(
    <ErrorState
      title={title}
      {...(status === 500 && lost === undefined && shell !== undefined && { reference: faults.number(shell.requestId) })}
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
    </ErrorState>,
  )
}

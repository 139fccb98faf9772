import type { ReactNode } from 'react'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Anchor, buttonClass } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Crumb } from '../parts/crumb.tsx'
import { LinesTable } from '../parts/lines-table.tsx'
import { OrderNumber } from '../parts/order-number.tsx'
import { Page } from '../parts/page.tsx'
import { loadInvoice } from './invoice.server.ts'

export const loader = ({ context, request, params }: LoaderFunctionArgs) => loadInvoice(context, request, params)

const Pair = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="pair">
    <dt>{name}</dt>
    <dd className="wrap-anywhere">{children}</dd>
  </div>
)

export default function InvoicePage() {
  const { invoice, customer, order, position } = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { accounting: words } = texts
  const { orderId, number, customerId, finalizedAt, issuedAt, total, currency, seller, recipient } = invoice
  const at = (time: string): string => `${formats.date(time)}, ${formats.exactClock(time)}`
  return (
    <Page
      title={words.invoice(number)}
      heading={number}
      above={<Crumb href="/invoices">{words.invoices}</Crumb>}
      beside={<span className="quiet">{formats.money(total, currency)}</span>}
    >
      <div className="body">
        <div className="two">
          <section>
            <div className="section-head">
              <h2>{words.lines}</h2>
              <span className="faint">{words.neverChanges}</span>
            </div>
            <LinesTable {...invoice} />
            <h2 className="below">{words.story}</h2>
            <ol role="list" className="lines">
              {order !== null && (
                <li>
                  {words.placed}
                  <time dateTime={order.placedAt} className="quiet">
                    {at(order.placedAt)}
                  </time>
                </li>
              )}
              <li>
                {order === null
                  ? words.decided
                  : words.decidedIn(formats.milliseconds(Date.parse(finalizedAt) - Date.parse(order.placedAt)))}
                <time dateTime={finalizedAt} className="quiet">
                  {at(finalizedAt)}
                </time>
              </li>
              <li>
                {words.issuedAfter(formats.milliseconds(Date.parse(issuedAt) - Date.parse(finalizedAt)))}
                <time dateTime={issuedAt} className="quiet">
                  {at(issuedAt)}
                </time>
              </li>
            </ol>
            <p className="after-lines">
              <Anchor href={`/orders/${orderId}`} className="link">
                {words.toStory}
              </Anchor>
            </p>
          </section>
          <section>
            <h2>{words.about}</h2>
            <dl className="pairs">
              <Pair name={words.recipient}>
                {recipient === null ? (
                  <span className="faint">{words.deletedNote}</span>
                ) : (
                  [recipient.name, ...recipient.lines, recipient.country]
                    .filter((line) => line !== null)
                    .map((line, index) => (
                      <span key={index} className="block">
                        {line}
                      </span>
                    ))
                )}
              </Pair>
              <Pair name={words.customer}>
                <Anchor href={`/customers/${customerId}`} className="link">
                  {customer ?? words.forgotten}
                </Anchor>
              </Pair>
              <Pair name={words.order}>
                <Anchor href={`/orders/${orderId}`} className="link">
                  <OrderNumber orderId={orderId} />
                </Anchor>
              </Pair>
              <Pair name={words.seller}>
                {seller === null ? (
                  <span className="faint">{words.noSeller}</span>
                ) : (
                  [seller.businessName, seller.postalAddress, seller.taxNumber].filter(Boolean).join(', ')
                )}
              </Pair>
              <Pair name={words.inTheLog}>
                {position === null ? (
                  <span className="faint">{words.silent}</span>
                ) : (
                  <>
                    <Anchor href={`/log/${position}`} className="link">
                      #{formats.number(position)}
                    </Anchor>{' '}
                    <span className="faint">{words.byAccounting}</span>
                  </>
                )}
              </Pair>
            </dl>
            <p className="after-lines">
              <a href={`/invoices/${orderId}/invoice.pdf`} download="" className={buttonClass({ kind: 'line' })}>
                {words.pdf}
              </a>
            </p>
          </section>
        </div>
      </div>
    </Page>
  )
}

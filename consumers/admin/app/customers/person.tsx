import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { PartProps } from './part.ts'

/** Who the customer is. */
export const Person = ({ page: { customer, addresses } }: PartProps) => {
  const { texts, formats } = useLanguage()
  const { customers: words } = texts
  const { customerId, name, username, email, phone, registeredAt, status } = customer
  return (
    <section className="person">
      <h2>{words.profile}</h2>
      {status === 'forgotten' && <p className="quiet">{words.isForgotten}</p>}
      <dl className="pairs">
        {status !== 'forgotten' && (
          <>
            <div className="pair">
              <dt>{words.name}</dt>
              <dd className="wrap-anywhere">{name}</dd>
            </div>
            <div className="pair">
              <dt>{words.username}</dt>
              <dd className="wrap-anywhere">{username}</dd>
            </div>
            <div className="pair">
              <dt>{words.email}</dt>
              <dd className="wrap-anywhere">
                <a href={`mailto:${email}`} className="link">
                  {email}
                </a>
              </dd>
            </div>
            <div className="pair">
              <dt>{words.phone}</dt>
              <dd>{phone ?? <span className="faint">{words.noPhone}</span>}</dd>
            </div>
          </>
        )}
        <div className="pair">
          <dt>{words.registered}</dt>
          <dd>
            <time dateTime={registeredAt}>{formats.moment(registeredAt)}</time>
          </dd>
        </div>
        <div className="pair">
          <dt>{words.id}</dt>
          <dd className="mono wrap-anywhere">{customerId}</dd>
        </div>
        <div className="pair">
          <dt>{words.inTheLog}</dt>
          <dd>
            <Anchor href={`/log/streams/customer-${customerId}`} className="link">
              {words.person}
            </Anchor>
            {', '}
            <Anchor href={`/log/streams/credit-${customerId}`} className="link">
              {words.account}
            </Anchor>
          </dd>
        </div>
        {status !== 'forgotten' && (
          <div className="pair">
            <dt>{words.addresses}</dt>
            <dd>
              {addresses.length === 0 ? (
                <span className="faint">{words.noAddresses}</span>
              ) : (
                <ul role="list" className="addresses">
                  {addresses.map(({ addressId, label, recipient, lines, country, isDefault }) => (
                    <li key={addressId}>
                      {[label, recipient ?? name, ...lines, country].filter(Boolean).join(', ')}
                      {isDefault && addresses.length > 1 && <span className="faint"> ({words.isDefault})</span>}
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { useLanguage } from '../languages/language.ts'
import { Crumb } from '../parts/crumb.tsx'
import { Page } from '../parts/page.tsx'
import { Access } from './access.tsx'
import { changeCustomer } from './actions.server.ts'
import { CreditForm } from './credit-form.tsx'
import { loadCustomer } from './customer.server.ts'
import { CustomerFigures } from './figures.tsx'
import { History } from './history.tsx'
import { LastOrders } from './last-orders.tsx'
import { Ledger } from './ledger.tsx'
import { Person } from './person.tsx'
import { Sessions } from './sessions.tsx'
import { Standing } from './standing.tsx'
import { alsoWhenRefused } from './when-refused.ts'

export const loader = ({ context, request, params }: LoaderFunctionArgs) => loadCustomer(context, request, params)
export const action = ({ context, request, params }: ActionFunctionArgs) => changeCustomer(context, request, params)
export const shouldRevalidate = alsoWhenRefused

export default function CustomerPage() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { texts } = useLanguage()
  const { customers: words } = texts
  const { name, username, status, role, customerId } = page.customer
  return (
    <Page
      heading={name ?? username ?? `${words.forgottenName} …${customerId.slice(-6)}`}
      above={<Crumb href="/customers">{words.title}</Crumb>}
      beside={
        <>
          <Standing status={status} />
          {role === 'manager' && <span className="quiet">{words.roles.manager}</span>}
        </>
      }
    >
      <div className="body">
        <CustomerFigures page={page} />
        <div className="two">
          <div className="page-column">
            <Ledger page={page} />
            <LastOrders page={page} />
            <History page={page} />
          </div>
          <div className="page-column">
            <Person page={page} />
            {status !== 'forgotten' && (
              <>
                <CreditForm page={page} refusal={refusal} />
                <Access page={page} refusal={refusal} />
                <Sessions page={page} refusal={refusal} />
              </>
            )}
          </div>
        </div>
      </div>
    </Page>
  )
}

import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Panel, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { AddressFields } from './address-fields.tsx'
import { addAddress, loadNewAddress } from './addresses.server.ts'
import { AccountForm } from './form.tsx'
import { Part } from './part.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadNewAddress(context, request)
export const action = ({ context, request }: ActionFunctionArgs) => addAddress(context, request)

export default function NewAddress() {
  const { values, countries } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { texts } = useLanguage()
  return (
    <Part title={texts.addresses.newTitle} narrow>
      <Panel>
        <AccountForm
          values={values}
          refusal={refusal}
          submit={texts.addresses.add}
          aside={<TextLink href="/account/addresses">{texts.forms.back}</TextLink>}
        >
          <AddressFields countries={countries} />
        </AccountForm>
      </Panel>
    </Part>
  )
}

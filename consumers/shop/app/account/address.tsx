import { Form, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, Panel, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { AddressFields } from './address-fields.tsx'
import { changeAddress, loadAddress } from './addresses.server.ts'
import { AccountForm } from './form.tsx'
import { Part } from './part.tsx'

export const loader = ({ context, request, params }: LoaderFunctionArgs) => loadAddress(context, request, params['addressId'] ?? '')
export const action = ({ context, request, params }: ActionFunctionArgs) => changeAddress(context, request, params['addressId'] ?? '')

export default function Address() {
  const { values, countries } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { texts } = useLanguage()
  const { addresses: words, forms } = texts
  return (
    <Part title={words.changeTitle} narrow>
      <Panel>
        <AccountForm
          values={values}
          refusal={refusal}
          submit={forms.save}
          aside={<TextLink href="/account/addresses">{forms.back}</TextLink>}
        >
          <AddressFields countries={countries} />
        </AccountForm>
      </Panel>
      <Form method="post" className="pt-6">
        <Button kind="danger" icon="trash" name="remove" value="yes">
          {words.remove}
        </Button>
      </Form>
    </Part>
  )
}

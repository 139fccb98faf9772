import { Form } from 'react-router'
import { Anchor, Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { FormPartProps } from './part.ts'
import { Refused } from './refused.tsx'

/** Whether the customer may log in, what as, and how one changes that. */
export const Access = ({ page: { customer, isSelf, key }, refusal }: FormPartProps) => {
  const { texts } = useLanguage()
  const { customers: words } = texts
  const { customerId, status, role } = customer
  const change = (what: 'disable' | 'enable' | 'grant' | 'take') => (
    <div>
      <Button kind="line" name="do" value={what}>
        {words.accessChanges[what].name}
      </Button>
      <p className="faint mt-1">{words.accessChanges[what].note}</p>
    </div>
  )
  return (
    <section>
      <h2>{words.access}</h2>
      <Form method="post" className="small-form">
        <Refused form="access" refusal={refusal} />
        <input type="hidden" name="key" value={key} />
        <p className="quiet">
          {words.accessNote[status]} {words.roleNote[role]}
        </p>
        {isSelf ? (
          <p className="quiet">{words.selfAccess}</p>
        ) : (
          <>
            {status === 'active' ? change('disable') : change('enable')}
            {role === 'manager' ? change('take') : status === 'active' && change('grant')}
            <p>
              <Anchor href={`/customers/${customerId}/forget`} className="link bad">
                {words.forget}
              </Anchor>
              <span className="faint"> {words.forgetNote}</span>
            </p>
          </>
        )}
      </Form>
    </section>
  )
}

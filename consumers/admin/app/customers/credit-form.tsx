import { Form } from 'react-router'
import { Button, Field, Select, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { FormPartProps } from './part.ts'
import { Refused } from './refused.tsx'

const hows = ['add', 'take', 'set'] as const

/** Changes the credit by hand: by so much, or to so much. */
export const CreditForm = ({ page: { credit, key }, refusal }: FormPartProps) => {
  const { texts } = useLanguage()
  const { customers: words } = texts
  const values = refusal?.form === 'credit' ? refusal.values : {}
  const sentKey = values['key'] ?? key
  return (
    <section>
      <h2>{words.change}</h2>
      {/* Once it is done, the form is empty again. */}
      <Form key={sentKey} method="post" className="small-form">
        <Refused form="credit" refusal={refusal} />
        <input type="hidden" name="do" value="credit" />
        <input type="hidden" name="key" value={sentKey} />
        <input type="hidden" name="seen" value={values['seen'] ?? credit.available} />
        <div className="side-by-side">
          <Field label={words.how}>
            <Select name="by" defaultValue={values['by'] ?? 'add'}>
              {hows.map((how) => (
                <option key={how} value={how}>
                  {words.hows[how]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={words.howMuch(credit.currency)}>
            <TextInput name="amount" inputMode="decimal" autoComplete="off" required defaultValue={values['amount']} />
          </Field>
        </div>
        <Field label={words.reason} hint={words.reasonHint}>
          <TextInput name="reason" maxLength={200} autoComplete="off" required defaultValue={values['reason']} />
        </Field>
        <Button kind="line">{words.submitCredit}</Button>
      </Form>
    </section>
  )
}

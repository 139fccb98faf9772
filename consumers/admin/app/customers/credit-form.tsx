import { useEffect, useRef } from 'react'
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
  // What was typed wrong is said at its field, which gets the focus.
  const wrong = refusal?.form === 'credit' ? (['amount', 'reason'] as const).find((field) => field === refusal.fault) : undefined
  const error = (field: typeof wrong): string | undefined => (field === wrong ? field && words.faults[field] : undefined)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (refusal !== undefined) form.current?.querySelector<HTMLInputElement>('[aria-invalid]')?.focus()
  }, [refusal])
  const sentKey = values['key'] ?? key
  return (
    <section>
      <h2>{words.change}</h2>
      {/* Once it is done, the form is empty again. */}
      <Form ref={form} key={sentKey} method="post" className="small-form">
        <Refused form="credit" refusal={wrong === undefined ? refusal : undefined} />
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
          <Field label={words.howMuch(credit.currency)} error={error('amount')}>
            <TextInput name="amount" inputMode="decimal" autoComplete="off" required defaultValue={values['amount']} />
          </Field>
        </div>
        <Field label={words.reason} hint={words.reasonHint} error={error('reason')}>
          <TextInput name="reason" maxLength={200} autoComplete="off" required defaultValue={values['reason']} />
        </Field>
        <Button kind="line">{words.submitCredit}</Button>
      </Form>
    </section>
  )
}

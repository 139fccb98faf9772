import { Form, useActionData, useNavigation } from 'react-router'
import { Anchor, Button, Field, NumberInput, Select } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { kinds, LONGEST_SECONDS, services, sides } from './fault.ts'
import type { experiment, Lab } from './lab.server.ts'

/** Chooses what goes wrong, and places the order that it strikes. */
export const LabForm = ({ lab: { key, products } }: { readonly lab: Lab }) => {
  const answer = useActionData<typeof experiment>()
  const refusal = answer !== undefined && 'refused' in answer ? answer : undefined
  const { state } = useNavigation()
  const { texts, formats } = useLanguage()
  const { lab: words } = texts
  if (products === null) return <p className="quiet">{words.catalogueAway}</p>
  if (products.length === 0)
    return (
      <p>
        {words.noProducts}{' '}
        <Anchor href="/products" className="link">
          {words.toProducts}
        </Anchor>
      </p>
    )
  const says = (refused: NonNullable<typeof refusal>['refused']): string => {
    if (typeof refused !== 'string') return refused.text
    return refused === 'unknown' ? texts.customers.faults.unknown : words.refusals[refused]
  }
  return (
    <Form method="post" className="list-filters" aria-label={words.form}>
      <input type="hidden" name="key" value={refusal?.key ?? key} />
      <Field label={words.fault} className="filter-wide">
        <Select name="kind">
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.service} className="lab-service">
        <Select name="service">
          {services.map((service) => (
            <option key={service} value={service}>
              {texts.lab.services[service]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.from} className="lab-from">
        <Select name="from">
          {sides.map((side) => (
            <option key={side} value={side}>
              {words.sides[side]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.seconds} hint={words.secondsHint} className="lab-seconds">
        <NumberInput name="seconds" min={1} max={LONGEST_SECONDS} defaultValue={5} />
      </Field>
      <Field label={words.product} className="filter-wide">
        <Select name="productId">
          {products.map(({ productId, name, price, currency }) => (
            <option key={productId} value={productId}>
              {`${name}, ${formats.money(price, currency)}`}
            </option>
          ))}
        </Select>
      </Field>
      {kinds.map((kind) => (
        <p key={kind} className="quiet filter-notes" data-kind={kind}>
          {words.does[kind]}
        </p>
      ))}
      <div className="filter-ways">
        <Button name="do" value="order" busy={state !== 'idle'}>
          {words.submit}
        </Button>
      </div>
      {refusal !== undefined && (
        <p role="alert" className="refused filter-notes">
          {says(refusal.refused)}
        </p>
      )}
    </Form>
  )
}

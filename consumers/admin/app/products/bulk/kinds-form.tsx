import type { FormEvent, ReactNode } from 'react'
import { Form } from 'react-router'
import { Button, Radio, TextInput } from '@souk/ui'
import { CategorySelect } from '../../categories/category-select.tsx'
import { useLanguage } from '../../languages/language.ts'
import type { BulkPage } from './bulk.server.ts'
import { kinds, type Kind } from './bulk.ts'

/** Whoever writes into a field wants what it belongs to. */
const choose = ({ currentTarget, target }: FormEvent<HTMLElement>): void => {
  const radio = currentTarget.querySelector<HTMLInputElement>('input[type=radio]')
  if (radio !== null && target !== radio) radio.checked = true
}

/** What to change in the chosen products: it leads to the preview of that. */
export const KindsForm = ({ page: { choice, values, currency, categories, read } }: { readonly page: BulkPage }) => {
  const { texts } = useLanguage()
  const { products: words, changes } = texts
  const fault = read?.kind === 'fault' ? read : undefined
  const input = (name: string, label: string, { numeric = true, hint = label } = {}) => (
    <TextInput
      name={name}
      aria-label={label}
      placeholder={hint}
      autoComplete="off"
      {...(numeric && { inputMode: 'decimal' as const })}
      defaultValue={values[name]}
      aria-invalid={fault?.field === name || undefined}
      {...(fault?.field === name && { 'aria-describedby': 'kind-fault' })}
    />
  )
  const inputs: Readonly<Partial<Record<Kind, ReactNode>>> = {
    price: input('price', words.withCurrency(words.fields.price, currency)),
    pricePercent: input('percent', words.bulk.percent, { numeric: false, hint: words.bulk.percentHint }),
    stock: (
      <>
        {input('delta', words.delta, { numeric: false })}
        {input('reason', words.reason, { numeric: false })}
      </>
    ),
    category: (
      <label>
        <span className="sr-only">{words.category}</span>
        <CategorySelect name="categoryId" categories={categories} defaultValue={values['categoryId'] ?? ''} none={words.choose} />
      </label>
    ),
  }
  return (
    <Form action="/products/bulk" preventScrollReset>
      {choice.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <fieldset className="kinds">
        <legend className="strong">{words.bulk.what}</legend>
        {kinds.map((kind) => (
          <div key={kind} className="kind" onInput={choose}>
            <Radio name="kind" value={kind} required defaultChecked={values['kind'] === kind}>
              {words.bulk.kinds[kind]}
            </Radio>
            <div className="kind-values">{inputs[kind]}</div>
          </div>
        ))}
      </fieldset>
      {fault !== undefined && (
        <p id="kind-fault" role="alert" className="refused section-ways">
          {changes.fields[fault.fault]}
        </p>
      )}
      <div className="ways section-ways">
        <Button kind="line">{words.bulk.preview}</Button>
        <span className="faint">{words.bulk.rounding}</span>
      </div>
    </Form>
  )
}

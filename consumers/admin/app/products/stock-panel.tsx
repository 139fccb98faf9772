import { Form } from 'react-router'
import { Anchor, Button, Field, TextInput } from '@souk/ui'
import type { Refusal } from '../changes/refusals.ts'
import { useLanguage } from '../languages/language.ts'
import type { ProductPage } from './product.server.ts'

interface StockPanelProps {
  readonly page: Pick<ProductPage, 'product' | 'key'>
  readonly refusal: Refusal | undefined
}

/** The units of a product, and the form that moves them. */
export const StockPanel = ({ page: { product, key }, refusal }: StockPanelProps) => {
  const { texts, formats } = useLanguage()
  const { products: words, changes } = texts
  const { productId, unitsAvailable, unitsOnHand, unitsReserved, unitsSold } = product
  const error = (field: string): string | undefined => refusal?.fields[field] && changes.fields[refusal.fields[field]]
  const orders = `/orders?product=${productId}`
  const rows = [
    [words.available, unitsAvailable, undefined],
    [words.onHand, unitsOnHand, undefined],
    [words.held, unitsReserved, `${orders}&status=PENDING`],
    [words.sold, unitsSold, `${orders}&status=FINALIZED`],
  ] as const
  return (
    <section>
      <h2>{words.stock}</h2>
      <dl className="pairs stock-pairs">
        {rows.map(([label, units, href]) => (
          <div key={label} className="pair">
            <dt>{label}</dt>
            <dd className={label === words.available && units === 0 ? 'strong bad' : undefined}>
              {href === undefined ? (
                formats.number(units)
              ) : (
                <Anchor href={href} className="link">
                  {formats.number(units)}
                </Anchor>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <Anchor href={orders} className="link">
          {words.where}
        </Anchor>
      </p>
      <h3>{words.move}</h3>
      <Form method="post" className="stack" preventScrollReset aria-label={words.move}>
        {refusal?.fault !== undefined && (
          <p role="alert" className="refused">
            {changes.faults[refusal.fault]}
          </p>
        )}
        <input type="hidden" name="key" value={refusal?.values['key'] ?? key} />
        <Field label={words.delta} hint={words.deltaHint} error={error('delta')}>
          <TextInput name="delta" inputMode="numeric" required autoComplete="off" defaultValue={refusal?.values['delta']} />
        </Field>
        <Field label={words.reason} error={error('reason')}>
          <TextInput name="reason" required maxLength={200} placeholder={words.reasonHint} defaultValue={refusal?.values['reason']} />
        </Field>
        <div>
          <Button kind="line" name="intent" value="stock">
            {words.move}
          </Button>
        </div>
      </Form>
    </section>
  )
}

import { Form, useNavigation } from 'react-router'
import { Anchor, Button } from '@souk/ui'
import { Wide } from '../../changes/wide.tsx'
import { useLanguage } from '../../languages/language.ts'
import { useShown } from '../shown.ts'
import type { BulkPage } from './bulk.server.ts'
import { isChange, type Kind, type Preview } from './bulk.ts'

const fieldOf: Readonly<Record<Kind, string | undefined>> = {
  price: 'price',
  pricePercent: 'price',
  stock: undefined,
  category: 'categoryId',
  retirement: 'status',
  restoration: 'status',
}

/** What would become of each product, and the form that does it. */
export const PreviewForm = ({ page: { list, values, currency, rows, categories, read, key } }: { readonly page: BulkPage }) => {
  const { texts, formats } = useLanguage()
  const { state } = useNavigation()
  const { bulk: words } = texts.products
  const { label, show } = useShown(categories, currency)
  if (read?.kind !== 'change') return null
  const { change } = read
  const field = fieldOf[change.type]
  const shown = (value: Preview['before']) =>
    field === undefined && typeof value === 'number' ? formats.number(value) : show(field ?? '', value)
  const align = typeof rows[0]?.preview?.before === 'number' ? 'number' : undefined
  const what = field === undefined ? texts.products.available : label(field)
  const wanted = rows.filter(({ preview }) => preview !== undefined && isChange(preview))
  const isWrong = rows.some(({ preview }) => preview?.note !== undefined)
  const skipped = rows.length - wanted.length
  return (
    <Form method="post" action={`/products/bulk${list}`} className="section changed-products">
      <div className="section-head">
        <h2>{words.preview}</h2>
        <span className="faint">{what}</span>
      </div>
      {['kind', 'price', 'percent', 'delta', 'reason', 'categoryId'].map((name) => (
        <input key={name} type="hidden" name={name} value={values[name] ?? ''} />
      ))}
      <input type="hidden" name="key" value={key} />
      {wanted.map(({ productId, version, price }) => (
        <input key={productId} type="hidden" name="product" value={`${productId} ${version} ${price}`} />
      ))}
      <Wide label={words.preview}>
        <table className="rows">
          <thead>
            <tr>
              <th>{words.product}</th>
              <th className={align}>{words.before}</th>
              <th className={align}>{words.after}</th>
              <th className="quiet">{words.note}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ productId, name, preview }) =>
              preview === undefined ? null : (
                <tr key={productId} className={preview.note && 'wrong'}>
                  <td className="product-name">
                    <Anchor href={`/products/${productId}`} className="link">
                      {name}
                    </Anchor>
                  </td>
                  <td className={align === undefined ? 'quiet' : 'number quiet'}>{shown(preview.before)}</td>
                  <td className={align === undefined ? 'strong' : 'number strong'}>{shown(preview.after)}</td>
                  <td className="quiet">
                    {preview.note === undefined ? (
                      preview.before === preview.after && <span className="faint">{words.same}</span>
                    ) : (
                      <span className="strong">{words.notes[preview.note]}</span>
                    )}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </Wide>
      <div className="ways section-ways">
        {wanted.length > 0 && <Button busy={state === 'submitting'}>{words.apply(wanted.length)}</Button>}
        <span className="quiet">{wanted.length === 0 ? words.nothing : isWrong || skipped > 0 ? words.skipped(skipped) : null}</span>
      </div>
    </Form>
  )
}

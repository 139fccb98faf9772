import type { Order } from '@souk/client'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { State } from './state.tsx'

interface LinesTableProps extends Pick<Order, 'lines' | 'total' | 'currency'> {
  /** The product that was not there. */
  readonly missingProductId?: string | null
}

/** What was ordered: products, units, prices, and their sum. */
export const LinesTable = ({ lines, total, currency, missingProductId }: LinesTableProps) => {
  const { texts, formats } = useLanguage()
  const { accounting: words, reasons } = texts
  const amount = (value: number): string => formats.amount(value, currency)
  return (
    <table className="rows">
      <thead>
        <tr>
          <th className="ell">{words.product}</th>
          <th className="number">{words.units}</th>
          <th className="number">{words.price(currency)}</th>
          <th className="number">{words.amount(currency)}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ productId, name, quantity, unitPrice }) => (
          <tr key={productId}>
            <td className="ell">
              <Anchor href={`/products/${productId}`} className="link">
                {name}
              </Anchor>
              {productId === missingProductId && (
                <span className="line-note">
                  <State tone="no">{reasons['out-of-stock']}</State>
                </span>
              )}
            </td>
            <td className="number">{formats.number(quantity)}</td>
            <td className="number quiet">{amount(unitPrice)}</td>
            <td className="number strong">{amount(quantity * unitPrice)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className="ell">
            {words.sum}
          </th>
          <td className="number">{formats.number(lines.reduce((units, { quantity }) => units + quantity, 0))}</td>
          <td />
          <td className="number strong">{amount(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

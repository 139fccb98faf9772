import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { FEW_UNITS } from './few-units.ts'
import { ordersOf, type PartProps } from './part.ts'

export const LowStock = ({ today }: PartProps) => {
  const { texts, formats } = useLanguage()
  const { today: words } = texts
  const { low } = today
  return (
    <section>
      <div className="section-head">
        <h2>{words.lowStock}</h2>
        {low !== null && low.products.length > 0 && (
          <Anchor href={`/products?upTo=${FEW_UNITS}&sort=available`} className="faint row-link">
            {words.least(formats.number(low.total.count - low.products.length))}
          </Anchor>
        )}
      </div>
      {low === null || low.products.length === 0 ? (
        <p className="quiet">{low === null ? words.silent : low.nothingSold ? words.noProduct : words.enough}</p>
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th>{words.product}</th>
              <th className="ell hide-s">{words.supplier}</th>
              <th className="number">{words.available}</th>
              <th className="number hide-s">{words.held}</th>
              <th className="number hide-s">{words.sold}</th>
              <th className="number">{words.refused}</th>
            </tr>
          </thead>
          <tbody>
            {low.products.map(({ productId, name, supplier, unitsAvailable, unitsReserved, unitsSold, refused }) => (
              <tr key={productId}>
                <td className="wrap">
                  <Anchor href={`/products/${productId}`} className="link">
                    {name}
                  </Anchor>
                </td>
                <td className="ell quiet hide-s">{supplier}</td>
                <td className={unitsAvailable === 0 ? 'number strong bad' : 'number strong'}>{formats.number(unitsAvailable)}</td>
                <td className="number quiet hide-s">{formats.number(unitsReserved)}</td>
                <td className="number quiet hide-s">{formats.number(unitsSold)}</td>
                <td className="number">
                  {refused === null || refused === 0 ? (
                    <span className="faint">{refused ?? '–'}</span>
                  ) : (
                    <Anchor href={ordersOf(today, { product: productId, reason: 'out-of-stock' })} className="link">
                      {formats.number(refused)}
                    </Anchor>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

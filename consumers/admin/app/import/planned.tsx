import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Change, ShopToImport } from './import.server.ts'

interface PlannedProps {
  readonly shop: Pick<ShopToImport, 'categories'>
  readonly changes: readonly Change[]
  /** How many rows there are in all. */
  readonly rows: number
}

/** What stood there, and what will. */
const Becomes = ({ before, after }: { readonly before: string | undefined; readonly after: string }) =>
  before === undefined || before === after ? (
    after
  ) : (
    <>
      <del className="quiet">{before}</del> → <ins className="strong">{after}</ins>
    </>
  )

/** What the rows of a file will add and change, product by product, before it is done. */
export const Planned = ({ shop: { categories }, changes, rows }: PlannedProps) => {
  const { texts, formats } = useLanguage()
  const { importing: words } = texts
  const pathOf = (categoryId: string): string => categories.find(({ id }) => id === categoryId)?.path ?? `…${categoryId.slice(-6)}`
  const rest = rows - changes.length
  return (
    <section>
      <h2 id="planned" className="below">
        {words.planned}
      </h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls is reached by keyboard, too. */}
      <div className="import-scroll" role="region" aria-labelledby="planned" tabIndex={0}>
        <table className="rows import-planned">
          <thead>
            <tr>
              <th scope="col" className="number">
                {words.row}
              </th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.fields.name}</th>
              <th scope="col" className="number">
                {words.price}
              </th>
              <th scope="col" className="number">
                {words.fields.stock}
              </th>
              <th scope="col">{words.fields.category}</th>
              <th scope="col">{words.also}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ row, productId, before, after }) => {
              const others = (['description', 'supplier', 'status'] as const).filter(
                (field) => before !== null && before[field] !== after[field],
              )
              const textOf = (field: (typeof others)[number], of: Change['after']): string =>
                field === 'status' ? words.statuses[of.status] : of[field] || words.nothing
              return (
                <tr key={row}>
                  <td className="number" data-label={words.row}>
                    {formats.number(row)}
                  </td>
                  <td data-label={words.what}>
                    {productId === null ? (
                      words.isNew
                    ) : (
                      <Anchor href={`/products/${productId}`} target="_blank" className="link">
                        {words.isChanged}
                      </Anchor>
                    )}
                  </td>
                  <td data-label={words.fields.name}>
                    <Becomes before={before?.name} after={after.name} />
                  </td>
                  <td className="number" data-label={words.price}>
                    <Becomes
                      before={before === null ? undefined : formats.money(before.price, before.currency)}
                      after={formats.money(after.price, after.currency)}
                    />
                  </td>
                  <td className="number" data-label={words.fields.stock}>
                    <Becomes
                      before={before === null ? undefined : formats.number(before.unitsOnHand)}
                      after={formats.number(after.unitsOnHand)}
                    />
                  </td>
                  <td data-label={words.fields.category}>
                    <Becomes before={before === null ? undefined : pathOf(before.categoryId)} after={pathOf(after.categoryId)} />
                  </td>
                  <td className="import-others" data-label={words.also}>
                    {before === null
                      ? after.status === 'retired' && words.statuses.retired
                      : others.map((field) => (
                          <span key={field} className="block">
                            {words.fields[field]}: <Becomes before={textOf(field, before)} after={textOf(field, after)} />
                          </span>
                        ))}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {rest > 0 && <p className="quiet">{words.moreRows(formats.number(rest), rest)}</p>}
    </section>
  )
}

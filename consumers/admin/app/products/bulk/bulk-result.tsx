import { Form } from 'react-router'
import { Anchor, Button } from '@souk/ui'
import { Wide } from '../../changes/wide.tsx'
import { useLanguage } from '../../languages/language.ts'
import { State } from '../../parts/state.tsx'
import type { changeBulk } from './bulk.server.ts'

type Result = Extract<Awaited<ReturnType<typeof changeBulk>>, { kind: 'result' }>

/** What became of each product, and the way to take all of it back. */
export const BulkResult = ({ result: { rows, requestId, isUndo } }: { readonly result: Result }) => {
  const { texts, formats } = useLanguage()
  const { bulk: words } = texts.products
  const done = rows.filter(({ fault }) => fault === null).length
  return (
    <section className="changed-products">
      <div role="status">
        <h2>{isUndo ? words.undone(done, rows.length) : words.done(done, rows.length)}</h2>
      </div>
      <div className="ways result-ways">
        {done > 0 && (
          <Form method="post" action="/products/bulk">
            <Button kind="line" name="undo" value={requestId}>
              {words.undo}
            </Button>
          </Form>
        )}
        <Anchor href="/products" className="link">
          {words.toList}
        </Anchor>
      </div>
      <Wide label={words.result}>
        <table className="rows">
          <thead>
            <tr>
              <th>{words.product}</th>
              <th>{words.result}</th>
              <th className="number">{words.revision}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ productId, name, version, fault }) => (
              <tr key={productId} className={fault === null ? undefined : 'wrong'}>
                <td className="product-name">
                  <Anchor href={`/products/${productId}`} className="link">
                    {name}
                  </Anchor>
                </td>
                <td>{fault === null ? <State tone="yes">{words.ok}</State> : <State tone="no">{texts.changes.faults[fault]}</State>}</td>
                <td className="number quiet">{version !== null && formats.number(version)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}

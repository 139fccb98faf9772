import { Form, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Anchor, Button } from '@souk/ui'
import { Wide } from '../../changes/wide.tsx'
import { useLanguage } from '../../languages/language.ts'
import { logOf } from '../../log/filters.ts'
import { Crumb } from '../../parts/crumb.tsx'
import { Page } from '../../parts/page.tsx'
import { State } from '../../parts/state.tsx'
import { useShown } from '../shown.ts'
import { loadResult, undoBulk } from './result.server.ts'

export const loader = ({ context, request, params }: LoaderFunctionArgs) => loadResult(context, request, params)
export const action = ({ context, request, params }: ActionFunctionArgs) => undoBulk(context, request, params)

const tones = { done: 'yes', undone: 'back', since: 'end', own: 'yes' } as const

/** What became of each product, and the way to take all of it back. */
export default function BulkResult() {
  const { requestId, list, currency, categories, isBack, canUndo, rows } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { texts, formats } = useLanguage()
  const { state } = useNavigation()
  const { show } = useShown(categories, currency)
  const { products, changes } = texts
  const { bulk: words } = products
  const done = rows.filter(({ row }) => row !== undefined)
  const back = done.filter(({ row }) => row?.state === 'undone')
  const refused = rows.filter(({ fault }) => fault !== null).length
  return (
    <Page heading={words.title} above={<Crumb href={`/products${list}`}>{products.title}</Crumb>}>
      <div className="body">
        <section className="changed-products">
          <div role="status">
            <h2>{isBack ? words.undone(back.length, done.length) : words.done(done.length, done.length + refused)}</h2>
          </div>
          {answer !== undefined && (
            <p role="alert" className="refused said">
              {changes.faults[answer.fault]}
            </p>
          )}
          <div className="ways result-ways">
            {canUndo && (
              <Form method="post">
                <Button kind="line" busy={state === 'submitting'}>
                  {words.undo}
                </Button>
              </Form>
            )}
            <Anchor href={`/products${list}`} className="link">
              {words.toList}
            </Anchor>
            <Anchor href={logOf({ correlation: requestId })} className="link">
              {words.inTheLog}
            </Anchor>
          </div>
          <Wide label={words.result}>
            <table className="rows results">
              <thead>
                <tr>
                  <th>{words.product}</th>
                  <th className="number">{words.was}</th>
                  <th className="number">{words.became}</th>
                  <th className="number">{words.isNow}</th>
                  <th>{words.result}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ productId, name, row, fault }) => (
                  <tr key={productId} className={fault === null ? undefined : 'wrong'}>
                    <td className="product-name">
                      <Anchor href={`/products/${productId}`} className="link">
                        {name}
                      </Anchor>
                    </td>
                    <td className="number quiet" data-name={words.was}>
                      {row?.field && show(row.field, row.before)}
                    </td>
                    <td className="number" data-name={words.became}>
                      {row?.field
                        ? show(row.field, row.after)
                        : row &&
                          changes.history.units(Math.abs(row.delta), `${row.delta < 0 ? '−' : '+'}${formats.number(Math.abs(row.delta))}`)}
                    </td>
                    <td className="number strong" data-name={words.isNow}>
                      {row?.field ? show(row.field, row.now) : typeof row?.now === 'number' && formats.number(row.now)}
                    </td>
                    <td>
                      {fault !== null ? (
                        <State tone="no">{changes.faults[fault]}</State>
                      ) : (
                        row && <State tone={tones[row.state]}>{words.states[row.state]}</State>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        </section>
      </div>
    </Page>
  )
}

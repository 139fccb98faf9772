import { Form } from 'react-router'
import { Anchor, Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { OrderNumber } from '../parts/order-number.tsx'
import { State, type StateTone } from '../parts/state.tsx'
import { titleOf } from './fault.ts'
import type { Lab } from './lab.server.ts'

type Experiment = Lab['experiments'][number]

const tones: Readonly<Record<Experiment['state'], StateTone>> = { waiting: 'wait', running: 'wait', ended: 'yes', expired: 'end' }

/** What was planted, and what came of it. */
export const Experiments = ({ lab: { experiments } }: { readonly lab: Lab }) => {
  const { texts, formats } = useLanguage()
  const { lab: words } = texts
  const time = (at: string | null = null) => (at === null ? words.no : <time dateTime={at}>{formats.exactClock(at)}</time>)
  return (
    <section>
      <h2>{words.experiments}</h2>
      {experiments.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <div className="lab-rows">
          <table className="rows">
            <thead>
              <tr>
                {[words.fault, words.state, words.order, words.struck, words.found, words.ended].map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {experiments.map(({ experimentId, fault, state, order, effects: [effect] }) => (
                <tr key={experimentId}>
                  <td>
                    {titleOf(words, fault)}
                    {'seconds' in fault && <span className="quiet">{`, ${words.lasting(fault.seconds)}`}</span>}
                  </td>
                  <td>
                    <State tone={tones[state]}>{words.states[state]}</State>
                  </td>
                  <td>
                    {state === 'waiting' ? (
                      <Form method="post">
                        <input type="hidden" name="experimentId" value={experimentId} />
                        <Button kind="line" name="do" value="lift">
                          {words.lift}
                        </Button>
                      </Form>
                    ) : order === null ? (
                      words.no
                    ) : (
                      <Anchor href={`/orders/${order.orderId}`} className="link">
                        <OrderNumber orderId={order.orderId} />
                      </Anchor>
                    )}
                  </td>
                  <td>{time(effect?.struckAt)}</td>
                  <td>{time(effect?.foundAt)}</td>
                  <td>{time(effect?.endedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

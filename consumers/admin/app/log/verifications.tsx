import { Form, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Anchor, Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Crumb } from '../parts/crumb.tsx'
import { Page } from '../parts/page.tsx'
import { State } from '../parts/state.tsx'
import { useReload } from '../parts/use-reload.ts'
import { ExactTime } from './exact-time.tsx'
import { Position } from './position.tsx'
import { loadVerifications, verify, type Verification } from './verifications.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadVerifications(context)
export const action = ({ context, request }: ActionFunctionArgs) => verify(context, request)

/** Between two looks at a verification that runs. */
const LOOK_MS = 500

/** What has come of a verification, or how far it is. */
const Outcome = ({ verification: { state, position, head, result } }: { readonly verification: Verification }) => {
  const { texts, formats } = useLanguage()
  const { log: words } = texts
  const progress = words.reached(formats.number(position), formats.number(head))
  if (state === 'running') return <State tone="wait">{progress}</State>
  if (result === null) return <State tone="no">{words.unread}</State>
  return result.ok ? <State tone="yes">{words.allHold}</State> : <State tone="no">{words.faultAt(formats.number(result.position))}</State>
}

/** The newest verification, in full. */
const Newest = ({ verification }: { readonly verification: Verification }) => {
  const { texts, formats } = useLanguage()
  const { log: words } = texts
  const { state, position, head, result, startedAt, endedAt } = verification
  return (
    <section className="verification" aria-live="polite">
      <h2>{words.newest}</h2>
      <p>
        <Outcome verification={verification} />
      </p>
      <progress max={Math.max(1, head)} value={position} aria-label={words.progress} />
      {result?.ok === true && (
        <p className="quiet">
          {words.verified(formats.number(result.head.position), formats.number(result.events))}{' '}
          <Anchor href={`/log/${result.head.position}`} className="link mono">
            {result.head.hash.slice(0, 12)}
          </Anchor>
        </p>
      )}
      {result?.ok === false && (
        <p className="bad">
          {result.fault} <Position position={result.position} />
        </p>
      )}
      {endedAt !== null && <p className="quiet">{words.took(formats.milliseconds(Date.parse(endedAt) - Date.parse(startedAt)))}</p>}
      {state === 'running' && (
        <noscript>
          <Anchor href="/log/verifications" className="link">
            {words.lookAgain}
          </Anchor>
        </noscript>
      )}
    </section>
  )
}

export default function VerificationsPage() {
  const { day, head, verifications } = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { state: navigation } = useNavigation()
  const { log: words } = texts
  const [newest, ...earlier] = verifications
  const isRunning = newest?.state === 'running'
  useReload(isRunning ? LOOK_MS : undefined)
  return (
    <Page heading={words.verifications} above={<Crumb href="/log">{words.title}</Crumb>}>
      <div className="body log-facts">
        <div>
          <p className="quiet log-say">{words.whatIsVerified}</p>
          <Form method="post" className="filter-ways">
            <Button busy={navigation === 'submitting'} disabled={isRunning}>
              {words.verify(formats.number(head.position))}
            </Button>
          </Form>
        </div>
        {newest === undefined ? <p className="quiet">{words.neverVerified}</p> : <Newest verification={newest} />}
        {earlier.length > 0 && (
          <section>
            <h2>{words.earlierOnes}</h2>
            <table className="rows">
              <thead>
                <tr>
                  <th>{words.begunAt}</th>
                  <th className="number">{words.upTo}</th>
                  <th className="number hide-s">{words.lasted}</th>
                  <th className="ell">{words.outcome}</th>
                </tr>
              </thead>
              <tbody>
                {earlier.map((one) => (
                  <tr key={one.verificationId}>
                    <td>
                      <ExactTime at={one.startedAt} day={day} />
                    </td>
                    <td className="number">
                      <Position position={one.head} />
                    </td>
                    <td className="number quiet hide-s">
                      {one.endedAt !== null && formats.milliseconds(Date.parse(one.endedAt) - Date.parse(one.startedAt))}
                    </td>
                    <td className="ell">
                      <Outcome verification={one} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
    </Page>
  )
}

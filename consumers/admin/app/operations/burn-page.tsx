import { Form, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Anchor, Button, ButtonLink, cx } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Page } from '../parts/page.tsx'
import { useReload } from '../parts/use-reload.ts'
import { addressOfBurn } from './addresses.ts'
import { BurnResult, BurnSteps, Hashes } from './burn-steps.tsx'
import { burn, loadBurns, type Burn, type Burns } from './burn.server.ts'
import { InstanceNumber } from './instance-number.tsx'
import { ProcessName } from './process-name.tsx'
import { Ways } from './ways.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadBurns(context, request)
export const action = ({ context, request }: ActionFunctionArgs) => burn(context, request)

const EVERY_MS = 250

const Databases = ({ burns: { instances, chosen, asks } }: { readonly burns: Burns }) => {
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  const { columns } = words
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{columns.service}</th>
          <th>{columns.database}</th>
          <th>{columns.instance}</th>
          <th className="number hide-s">{columns.view}</th>
          <th>
            <span className="sr-only">{words.burn}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {instances.map(({ service, instance, database, position }) => (
          <tr key={instance} className={cx(asks && chosen?.instance === instance && 'chosen')}>
            <td className="strong">
              <ProcessName of={service} />
            </td>
            <td className="quiet">{database}</td>
            <td className="quiet">
              <InstanceNumber instance={instance} />
            </td>
            <td className="number hide-s">#{formats.number(position)}</td>
            <td className="number">
              <Anchor
                href={addressOfBurn({ service, instance })}
                className="link"
                aria-label={words.burnOf(words.processes[service], instance.slice(-6))}
              >
                {words.burn}
              </Anchor>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Confirmation = ({ chosen }: { readonly chosen: NonNullable<Burns['chosen']> }) => {
  const { texts } = useLanguage()
  const { state } = useNavigation()
  const refusal = useActionData<typeof action>()
  const { operations: words } = texts
  const name = words.processes[chosen.service]
  return (
    <Form method="post" className="settle-form">
      <h2>{words.burnTitle(name, chosen.database)}</h2>
      <ul className="burn-says">
        {words.burnSays(name).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className="quiet">
        {words.oneInstance} <InstanceNumber instance={chosen.instance} />
      </p>
      <input type="hidden" name="service" value={chosen.service} />
      <input type="hidden" name="instance" value={chosen.instance} />
      {refusal !== undefined && (
        <div role="alert" className="refused">
          <p className="strong">{words.notBurned}</p>
          {refusal.detail !== undefined && <p>{refusal.detail}</p>}
        </div>
      )}
      <div className="alone-ways">
        <Button kind="danger" busy={state === 'submitting'}>
          {words.burnNow(name)}
        </Button>
        <ButtonLink kind="line" href="/operations/rebuilds">
          {words.keep}
        </ButtonLink>
      </div>
    </Form>
  )
}

const Shown = ({ burn: shown }: { readonly burn: Burn }) => {
  const { formats } = useLanguage()
  return (
    <section aria-live="polite">
      <div className="section-head">
        <h2>
          <ProcessName of={shown.service} />
        </h2>
        <span className="quiet">
          {shown.database}, <InstanceNumber instance={shown.instance} />
        </span>
        <time dateTime={shown.startedAt} className="faint">
          {formats.moment(shown.startedAt)}
        </time>
      </div>
      <BurnSteps burn={shown} />
      <Hashes burn={shown} />
    </section>
  )
}

const Past = ({ burns: { burns, burn: shown, names, asks } }: { readonly burns: Burns }) => {
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  const { columns } = words
  return (
    <section className="below-table">
      <div className="section-head">
        <h2>{words.burns}</h2>
        <span className="faint">{words.burnsNote}</span>
      </div>
      {burns.length === 0 ? (
        <p className="quiet">{words.noBurns}</p>
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th>{columns.begun}</th>
              <th>{columns.service}</th>
              <th className="hide-s">{columns.who}</th>
              <th className="number hide-t">{columns.perSecond}</th>
              <th>{columns.state}</th>
            </tr>
          </thead>
          <tbody>
            {burns.map((one) => (
              <tr key={one.rebuildId} className={cx(!asks && shown?.rebuildId === one.rebuildId && 'chosen')}>
                <td className="wrap">
                  <Anchor
                    href={addressOfBurn({ service: one.service, instance: one.instance, rebuild: one.rebuildId })}
                    className="link row-open"
                  >
                    <time dateTime={one.startedAt}>{formats.moment(one.startedAt)}</time>
                  </Anchor>
                </td>
                <td>
                  <ProcessName of={one.service} />
                </td>
                <td className="quiet hide-s">{names[one.actor.id] ?? `…${one.actor.id.slice(-6)}`}</td>
                <td className="number quiet hide-t">{one.commitsPerSecond === null ? '–' : formats.number(one.commitsPerSecond)}</td>
                <td>
                  <BurnResult burn={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

export default function BurnPage() {
  const burns = useLoaderData<typeof loader>()
  const { texts } = useLanguage()
  const { operations: words } = texts
  useReload(burns.isRunning ? EVERY_MS : undefined)
  return (
    <Page heading={words.parts.rebuilds} beside={<Ways here="rebuilds" />}>
      <div className="body">
        <p className="quiet burn-lead">{words.burnText}</p>
        <div className="two burn-parts">
          <div>
            {burns.instances.length === 0 ? <p className="refused">{words.silentStore}</p> : <Databases burns={burns} />}
            <Past burns={burns} />
          </div>
          <div>
            {burns.isUnknown && <p className="refused">{words.unknownBurn}</p>}
            {burns.asks && burns.chosen !== null ? (
              <Confirmation chosen={burns.chosen} />
            ) : (
              burns.burn !== null && !burns.isUnknown && <Shown burn={burns.burn} />
            )}
          </div>
        </div>
      </div>
    </Page>
  )
}

import { Form, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Badge, Button, Panel, VisuallyHidden } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Part } from './part.tsx'
import { endSessions, loadSessions } from './sessions.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadSessions(context)
export const action = ({ context, request }: ActionFunctionArgs) => endSessions(context, request)

export default function Sessions() {
  const sessions = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const isBusy = useNavigation().state === 'submitting'
  const { sessions: words } = texts
  return (
    <Part
      title={words.title}
      aside={
        sessions.length > 1 && (
          <Form method="post">
            <Button kind="line" busy={isBusy}>
              {words.endOthers}
            </Button>
          </Form>
        )
      }
    >
      <p className="text-ink-2 max-w-measure pb-6">{words.lead}</p>
      <Panel>
        <ul role="list" className="divide-line -my-4 divide-y">
          {sessions.map(({ sessionId, startedAt, refreshedAt, expiresAt, current }) => (
            <li key={sessionId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
              <div>
                <p className="font-strong flex flex-wrap items-center gap-3">
                  {words.since(formats.moment(startedAt))}
                  {current && <Badge>{words.current}</Badge>}
                </p>
                <p className="text-ink-2 text-s tabular-nums">{words.used(formats.moment(refreshedAt), formats.date(expiresAt))}</p>
              </div>
              {!current && (
                <Form method="post">
                  <input type="hidden" name="sessionId" value={sessionId} />
                  <Button kind="danger" busy={isBusy}>
                    {words.end} <VisuallyHidden>{words.since(formats.moment(startedAt))}</VisuallyHidden>
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      </Panel>
    </Part>
  )
}

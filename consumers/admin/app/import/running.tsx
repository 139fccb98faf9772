import { Button, Notice } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Progress } from './use-applying.ts'

interface RunningProps {
  readonly progress: Progress
  /** Of the file. */
  readonly rows: number
  readonly goOn: () => void
}

/** How far an import is, and what it waits for. */
export const Running = ({ progress: { state, rows: done }, rows, goOn }: RunningProps) => {
  const { texts, formats } = useLanguage()
  const { importing: words } = texts
  return (
    <section aria-label={words.steps.done} className="import-running">
      <p>
        <label>
          <span className="strong">{words.progress(formats.number(done), formats.number(rows))}</span>
          <progress value={done} max={rows} />
        </label>
      </p>
      <div role="status">
        {state === 'waits' && (
          <Notice tone="warn" title={words.waits.title}>
            {words.waits.text}
          </Notice>
        )}
        {(state === 'loggedOut' || state === 'stopped') && (
          <Notice
            tone="warn"
            title={words[state].title}
            actions={
              <>
                {state === 'loggedOut' && (
                  <a href="/log-in" target="_blank" rel="noreferrer" className="link">
                    {words.logIn}
                  </a>
                )}
                <Button type="button" onClick={goOn}>
                  {words.goOn}
                </Button>
              </>
            }
          >
            {words[state].text}
          </Notice>
        )}
      </div>
      <p className="quiet">{words.runningHint}</p>
    </section>
  )
}

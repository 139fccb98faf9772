import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { useReload } from '../parts/use-reload.ts'
import type { Stopped } from './strike.ts'

const AGAIN_MS = 1_000

/** What stands instead of a story while the failure lab keeps the order service from telling it. */
export const StoppedStory = ({ stoppedFor }: Stopped) => {
  const { texts } = useLanguage()
  const { fault: words } = texts.story
  useReload(AGAIN_MS)
  return (
    <div className="alone">
      <title>{`${words.stopped} · Souk`}</title>
      <h1>{words.stopped}</h1>
      <p>
        {stoppedFor !== null && words.left(stoppedFor)} {words.stoppedText}
      </p>
      <p>
        <Anchor href="/lab" className="link">
          {words.toLab}
        </Anchor>
      </p>
    </div>
  )
}

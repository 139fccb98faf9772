import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

/** The other pages of the log. */
export const LogWays = () => {
  const { texts } = useLanguage()
  const { log: words } = texts
  return (
    <nav aria-label={words.ways} className="log-ways">
      <Anchor href="/log/streams" className="link">
        {words.allStreams}
      </Anchor>
      <Anchor href="/log/verifications" className="link">
        {words.verifications}
      </Anchor>
      <Anchor href="/time" className="link">
        {texts.shell.sections.time}
      </Anchor>
    </nav>
  )
}

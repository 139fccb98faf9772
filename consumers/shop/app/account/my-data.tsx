import { buttonClass, ButtonLink, Icon, Panel } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { prefixOf } from '../languages/prefix.ts'
import { Part } from './part.tsx'

export default function MyData() {
  const { code, texts } = useLanguage()
  const { myData: words } = texts
  return (
    <Part title={words.title}>
      <div className="grid items-start gap-6 md:grid-cols-2">
        <Panel className="grid gap-4">
          <h3>{words.downloadTitle}</h3>
          <p className="text-ink-2">{words.download}</p>
          <p>
            {/* A plain link: it leads to a file, not to a page. */}
            <a href={`${prefixOf(code)}/account/my-data.json`} download className={buttonClass({ kind: 'line' })}>
              <Icon name="download" />
              {words.downloadNow}
            </a>
          </p>
        </Panel>
        <Panel className="grid gap-4">
          <h3>{words.forgetTitle}</h3>
          <p className="text-ink-2">{words.forget}</p>
          <p>
            <ButtonLink kind="danger" href="/account/forget-me">
              {words.seeWhat}
            </ButtonLink>
          </p>
        </Panel>
      </div>
    </Part>
  )
}

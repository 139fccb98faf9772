import { useRouteLoaderData } from 'react-router'
import { useLanguage } from '../languages/language.ts'
import type { Texts } from '../languages/texts.ts'
import type { Shell } from './shell.server.ts'

const isNotice = (notices: Texts['notices'], key: string): key is keyof Texts['notices'] => Object.hasOwn(notices, key)

/** What the last request has to tell. It stays until the next page. */
export const Notices = () => {
  const notice = useRouteLoaderData<Shell>('root')?.notice
  const { texts } = useLanguage()
  return (
    <div role="status" className="notices">
      {notice !== undefined && isNotice(texts.notices, notice) && <p>{texts.notices[notice]}</p>}
    </div>
  )
}

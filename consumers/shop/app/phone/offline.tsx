import { ButtonLink, EmptyState } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

/** What the service worker shows instead of a page that it does not have. */
export default function Offline() {
  const { offline } = useLanguage().texts
  return (
    <div className="page py-8">
      <title>{`${offline.title} · Souk`}</title>
      <meta name="robots" content="noindex" />
      <EmptyState title={offline.title} actions={<ButtonLink href="/">{offline.home}</ButtonLink>}>
        {offline.text}
      </EmptyState>
    </div>
  )
}

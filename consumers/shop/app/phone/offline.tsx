import { buttonClass, ButtonLink, EmptyState } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

/** What the service worker shows instead of a page that it does not have. */
export default function Offline() {
  const { offline } = useLanguage().texts
  return (
    <div className="page py-8">
      <title>{`${offline.title} · Souk`}</title>
      <meta name="robots" content="noindex" />
      <EmptyState
        title={offline.title}
        actions={
          <>
            {/* oxlint-disable-next-line jsx-a11y/anchor-is-valid -- It stands at the address of the page that is missing, and leads there. */}
            <a href="" className={buttonClass({})}>
              {offline.again}
            </a>
            <ButtonLink href="/" kind="line">
              {offline.home}
            </ButtonLink>
          </>
        }
      >
        {offline.text}
      </EmptyState>
    </div>
  )
}

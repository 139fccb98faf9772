import { useLocation } from 'react-router'
import { Footer as Frame } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Shell } from './shell.server.ts'

/** The same page in another language. It is a page load of its own, because only the texts of one language are loaded. */
const Languages = ({ shell }: { readonly shell: Shell }) => {
  const { code, texts } = useLanguage()
  const { pathname, search } = useLocation()
  return (
    <nav aria-label={texts.shell.language} className="flex gap-4">
      {shell.languages.map((choice) => (
        <a
          key={choice.code}
          lang={choice.code}
          hrefLang={choice.code}
          href={`${choice.prefix}${pathname}${search}`}
          aria-current={choice.code === code ? 'true' : undefined}
          className="text-on-night min-h-tap inline-flex items-center underline aria-[current]:no-underline"
        >
          {choice.name}
        </a>
      ))}
    </nav>
  )
}

export const Footer = ({ shell }: { readonly shell: Shell | undefined }) => {
  const { texts } = useLanguage()
  const { shell: words } = texts
  return (
    <Frame
      brand={{ href: '/', name: 'Souk' }}
      text={words.about}
      columns={[
        {
          title: words.shop,
          items: [
            { href: '/search', text: words.allStalls },
            ...(shell?.categories ?? []).map(({ slug, name }) => ({ href: `/c/${slug}`, text: name })),
          ],
        },
        {
          title: words.yourAccount,
          items: [
            { href: '/orders', text: words.orders },
            { href: '/account', text: words.account },
            { href: '/cart', text: words.cartShort },
          ],
        },
      ]}
    >
      {shell !== undefined && <Languages shell={shell} />}
    </Frame>
  )
}

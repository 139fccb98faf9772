import { Form, useLocation } from 'react-router'
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

/** Light, dark, or as the system has it. */
const Themes = ({ shell }: { readonly shell: Shell }) => {
  const { texts } = useLanguage()
  const { pathname, search } = useLocation()
  const { themes } = texts.shell
  return (
    <Form method="post" action="/theme" aria-label={texts.shell.theme} className="flex gap-4">
      <input type="hidden" name="page" value={`${pathname}${search}`} />
      {(['system', 'light', 'dark'] as const).map((theme) => (
        <button
          key={theme}
          name="theme"
          value={theme}
          aria-pressed={theme === (shell.theme ?? 'system')}
          className="text-on-night min-h-tap underline aria-pressed:no-underline"
        >
          {themes[theme]}
        </button>
      ))}
    </Form>
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
            shell?.isLoggedIn === true ? { href: '/account', text: words.account } : { href: '/log-in', text: words.logIn },
            { href: '/cart', text: words.cartShort },
          ],
        },
      ]}
    >
      {shell !== undefined && (
        <div>
          <Languages shell={shell} />
          <Themes shell={shell} />
        </div>
      )}
    </Frame>
  )
}

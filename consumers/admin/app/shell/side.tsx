import { useRef } from 'react'
import { Form, useLocation } from 'react-router'
import { Anchor, Icon } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { FindWay } from './find-way.tsx'
import { needsSomebody, sections } from './sections.ts'
import type { Shell } from './shell.server.ts'

const isIn = (pathname: string, href: string): boolean => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`))

/** The parts of the site. Where there is no room at the side they are a menu, whose button says where one is and what needs somebody. */
const Sections = ({ office }: { readonly office: NonNullable<Shell['office']> }) => {
  const { texts, formats } = useLanguage()
  const { pathname } = useLocation()
  const { shell: words } = texts
  const menu = useRef<HTMLUListElement>(null)
  const here = sections.find(({ href }) => isIn(pathname, href))
  const needs = needsSomebody(office)
  return (
    <>
      <button type="button" popoverTarget="sections" className="side-here">
        <span className="sr-only">{words.nav}: </span>
        {here === undefined ? words.somewhere : words.sections[here.text]}
        {needs !== null && (
          <span className="side-needs">
            <span className="sr-only">{words.sections.operations}: </span>
            {formats.number(needs)}
          </span>
        )}
        <Icon name="chevronDown" />
      </button>
      <FindWay />
      <ul ref={menu} id="sections" popover="auto" role="list" className="side-menu">
        {sections
          .filter(({ isThere }) => isThere?.(office) !== false)
          .map(({ href, text, count }) => {
            const rows = count?.(office) ?? null
            return (
              <li key={href}>
                <Anchor
                  href={href}
                  className="side-link"
                  aria-current={isIn(pathname, href) ? 'page' : undefined}
                  onClick={() => menu.current?.hidePopover()}
                >
                  {words.sections[text]}
                  {rows !== null && <span>{formats.number(rows)}</span>}
                </Anchor>
              </li>
            )
          })}
      </ul>
    </>
  )
}

/** The same page in another language, which is remembered. It is a page load of its own, because only the texts of one language are loaded. */
const Languages = ({ shell }: { readonly shell: Shell }) => {
  const { code, texts } = useLanguage()
  const { pathname, search } = useLocation()
  return (
    <form method="post" action="/language" aria-label={texts.shell.language} className="side-choices">
      <input type="hidden" name="page" value={`${pathname}${search}`} />
      {shell.languages.map(({ code: other, name }) => (
        <button key={other} lang={other} name="language" value={other} className="choice" aria-pressed={other === code}>
          {name}
        </button>
      ))}
    </form>
  )
}

/** Light, dark, or as the system has it. */
const Themes = ({ shell }: { readonly shell: Shell }) => {
  const { texts } = useLanguage()
  const { pathname, search } = useLocation()
  return (
    <Form method="post" action="/theme" aria-label={texts.shell.theme} className="side-choices">
      <input type="hidden" name="page" value={`${pathname}${search}`} />
      {(['system', 'light', 'dark'] as const).map((theme) => (
        <button key={theme} name="theme" value={theme} className="choice" aria-pressed={theme === (shell.theme ?? 'system')}>
          {texts.shell.themes[theme]}
        </button>
      ))}
    </Form>
  )
}

/** What stands beside every page: its parts, how far the log is, who is here. */
export const Side = ({ shell }: { readonly shell: Shell | undefined }) => {
  const { texts, formats } = useLanguage()
  const { shell: words } = texts
  const office = shell?.office
  return (
    <div className="side">
      <nav aria-label={words.nav} className="side-nav">
        <Anchor href="/" className="brand">
          Souk <small>{words.brand}</small>
        </Anchor>
        {office !== undefined && <Sections office={office} />}
      </nav>
      <footer className="side-foot">
        {shell !== undefined && (
          <>
            <Languages shell={shell} />
            <Themes shell={shell} />
          </>
        )}
        {office !== undefined && (
          <>
            {office.head !== null && (
              <p>
                {words.log}{' '}
                <Anchor href={`/log/${office.head.position}`} className="link">
                  #{formats.number(office.head.position)}
                </Anchor>
                <br />
                <span className="mono">{office.head.hash.slice(0, 12)}</span>
              </p>
            )}
            <Form method="post" action="/log-out" className="side-choices">
              <span className="wrap-anywhere">{office.name}</span>
              <button className="choice">{words.logOut}</button>
            </Form>
          </>
        )}
      </footer>
    </div>
  )
}

import type { ReactNode } from 'react'
import { Links, Outlet, Scripts, ScrollRestoration, useLocation, useRouteLoaderData, type LoaderFunctionArgs } from 'react-router'
import { LinkProvider, SkipLink } from '@souk/ui'
import { fontFiles } from '@souk/ui/fonts'
import './app.css'
import { useLanguage } from './languages/language.ts'
import { Fault } from './shell/fault.tsx'
import { Footer } from './shell/footer.tsx'
import { Header } from './shell/header.tsx'
import { Notices } from './shell/notices.tsx'
import { RouterLink } from './shell/router-link.tsx'
import { loadShell } from './shell/shell.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadShell(context, request)

/** The page in each language, for search engines. */
const Alternates = ({ shell }: { readonly shell: Awaited<ReturnType<typeof loader>> }) => {
  const { pathname } = useLocation()
  const at = (prefix: string): string => `${shell.address}${prefix}${pathname === '/' && prefix !== '' ? '' : pathname}`
  return (
    <>
      {shell.languages.map(({ code, prefix }) => (
        <link key={code} rel="alternate" hrefLang={code} href={at(prefix)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={at('')} />
    </>
  )
}

/** The document of every page, also of one that has failed: then there may be no data. */
export const Layout = ({ children }: { readonly children: ReactNode }) => {
  const shell = useRouteLoaderData<typeof loader>('root')
  const { code, texts, formats } = useLanguage()
  const textsFile = shell?.languages.find((choice) => choice.code === code)?.texts
  return (
    <html lang={code} data-theme={shell?.theme} data-zone={formats.zone}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* Nothing is painted before the content has come to its end: on a slow line, half of it would be seen, and move when the rest comes. */}
        <link rel="expect" href="#end" blocking="render" />
        <link rel="icon" type="image/svg+xml" href="/icon.svg" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <meta name="theme-color" content="#1d1526" />
        {fontFiles.map((file) => (
          <link key={file} rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={file} />
        ))}
        {textsFile !== undefined && <link rel="modulepreload" href={textsFile} />}
        {shell !== undefined && <Alternates shell={shell} />}
        <Links />
      </head>
      <body className="flex min-h-dvh flex-col">
        <LinkProvider value={RouterLink}>
          <SkipLink href="#content">{texts.shell.skip}</SkipLink>
          <Header shell={shell} />
          {shell !== undefined && <Notices shell={shell} />}
          <main id="content" tabIndex={-1} className="flex-1">
            {children}
          </main>
          <span id="end" hidden />
          <Footer shell={shell} />
        </LinkProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export const ErrorBoundary = Fault

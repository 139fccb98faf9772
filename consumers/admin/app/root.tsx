import type { ReactNode } from 'react'
import {
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteLoaderData,
  type LoaderFunctionArgs,
  type MiddlewareFunction,
} from 'react-router'
import { LinkProvider, SkipLink } from '@souk/ui'
import { fontFiles } from '@souk/ui/fonts'
import './app.css'
import { useLanguage } from './languages/language.ts'
import { Fault } from './shell/fault.tsx'
import { managersOnly } from './shell/managers-only.server.ts'
import { Notices } from './shell/notices.tsx'
import { RouterLink } from './shell/router-link.tsx'
import { loadShell } from './shell/shell.server.ts'
import { Side } from './shell/side.tsx'

export const middleware: MiddlewareFunction[] = [managersOnly]

export const loader = ({ context }: LoaderFunctionArgs) => loadShell(context)

/** The document of every page, also of one that was refused or has failed: then there may be no data. */
export const Layout = ({ children }: { readonly children: ReactNode }) => {
  const shell = useRouteLoaderData<typeof loader>('root')
  const { code, texts } = useLanguage()
  const textsFile = shell?.languages.find((choice) => choice.code === code)?.texts
  return (
    <html lang={code} data-theme={shell?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {/* Nothing is painted before the content has come to its end: on a slow line, half of it would be seen, and move when the rest comes. */}
        <link rel="expect" href="#end" blocking="render" />
        <link rel="icon" type="image/svg+xml" href="/icon.svg" />
        {fontFiles.map((file) => (
          <link key={file} rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={file} />
        ))}
        {textsFile !== undefined && <link rel="modulepreload" href={textsFile} />}
        <Links />
      </head>
      <body className="app">
        <LinkProvider value={RouterLink}>
          <SkipLink href="#content">{texts.shell.skip}</SkipLink>
          <Side shell={shell} />
          <main id="content" tabIndex={-1}>
            <Notices />
            {children}
          </main>
          <span id="end" hidden />
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

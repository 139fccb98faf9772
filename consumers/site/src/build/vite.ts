import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import { textsInParts, type TextParts } from './texts-in-parts.ts'

/** They are shared with the server of the site: what it throws is known to pages. */
const shared = ['@souk/client', '@souk/site']

/** What Vite puts before each file that is loaded later names its style sheets and imports. Here is one style sheet, and pages name their files. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : undefined),
}

/** Files of React Router that no page of a site uses, though each first page would load them, and what stands in their place. */
const unused: Readonly<Record<string, string>> = {
  // It can be watched at work. In the browser nobody does: 1,200 bytes.
  '/lib/router/instrumentation.js': `
    const nothing = () => {}
    export {
      nothing as consumeInstrumentationClientResultMetaReceiver,
      nothing as getRouteInstrumentationUpdates,
      nothing as instrumentClientSideRouter,
      nothing as instrumentHandler,
      nothing as instrumentationResultMetaContext,
    }`,
  // The error page of React Router is never shown, because the root of each site has its own: 700 bytes.
  '/lib/dom/ssr/errorBoundaries.js': `
    const content = ({ children }) => children
    const failed = ({ error }) => { throw error }
    export { content as BoundaryShell, content as RemixErrorBoundary, failed as RemixRootDefaultErrorBoundary }`,
}

const withoutUnused: Plugin = {
  name: 'without-unused',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  load: (id) => Object.entries(unused).find(([file]) => id.endsWith(file))?.[1],
}

/** A file of the browser, and the modules in it. */
interface Group {
  readonly name: string
  readonly test: RegExp
  readonly priority?: number
}

interface SiteBuildOptions {
  /** Files beside that of the libraries. What is in none of them is in the file of its page, or in one that pages share. */
  readonly groups?: readonly Group[]
  /** Texts that are loaded with the pages that read them. Default: all come with every page. */
  readonly parts?: TextParts
}

/** How Vite builds the pages of a site. */
export const siteBuild = ({ groups = [], parts = {} }: SiteBuildOptions = {}) =>
  defineConfig(({ command }) => ({
    plugins: [plainImports, withoutUnused, textsInParts(parts), tailwindcss(), reactRouter()],
    // A site may run in a process for which NODE_ENV is not set.
    ...(command === 'build' && { define: { 'process.env.NODE_ENV': '"production"' } }),
    build: {
      // Tells which file holds the texts of a language.
      manifest: true,
      // Browsers that know light-dark(), which the tokens use. Otherwise Vite would replace it.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      // The content policy allows no styles and scripts within others.
      assetsInlineLimit: 0,
    },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // A few large files compress better than many small ones, and a new version of the pages leaves the libraries as they are.
              codeSplitting: { groups: [{ name: 'libraries', test: /node_modules/, priority: 2 }, ...groups] },
            },
          },
        },
      },
      ssr: {
        build: {
          minify: true,
          rollupOptions: { input: './app/server.ts', external: shared },
        },
        // One file loads seven times as fast as many.
        resolve: command === 'build' ? { noExternal: true } : { external: shared },
      },
    },
  }))

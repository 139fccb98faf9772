import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import { textsInParts } from './texts-in-parts.ts'

/** What Vite puts before each file that is loaded later names its style sheets and imports. Here is one style sheet, and pages name their files. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : undefined),
}

/** React Router can be watched at work. In the browser nobody does, and the code for it would be 1,200 bytes of every first page. */
const uninstrumented: Plugin = {
  name: 'uninstrumented',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  load: (id) =>
    id.endsWith('/lib/router/instrumentation.js')
      ? `const nothing = () => {}
         export {
           nothing as consumeInstrumentationClientResultMetaReceiver,
           nothing as getRouteInstrumentationUpdates,
           nothing as instrumentClientSideRouter,
           nothing as instrumentHandler,
           nothing as instrumentationResultMetaContext,
         }`
      : undefined,
}

/**
 * The files of the browser. A few large ones compress better than many small ones, and a new version of the pages leaves the libraries as they are.
 * What stands in none of these groups is in the file of its page, or in one that pages share.
 */
const groups = [
  { name: 'libraries', test: /node_modules/, priority: 2 },
  // What is around every page.
  {
    name: 'shell',
    test: /app\/(?:entry\.client|root|shell|languages\/(?:language|add-part))|product-picture|search-box|cart-button|site\/src|ui\/src\/(?:anchor|badge|button|cx|field|fonts|frames|icons|notice|pattern|states|text|toast)\./,
    priority: 1,
  },
  // The cards of products.
  { name: 'goods', test: /catalogue\/(?:add-to-cart|page-head|product-list|stock|structured-data)|ui\/src\/(?:price|product-card)\./ },
]

export default defineConfig(({ command }) => ({
  plugins: [plainImports, uninstrumented, textsInParts(), tailwindcss(), reactRouter()],
  // The shop may run in a process for which NODE_ENV is not set.
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
      build: { rolldownOptions: { output: { codeSplitting: { groups } } } },
    },
    ssr: {
      build: {
        minify: true,
        // They are shared with the server of the site: what it throws is known to pages.
        rollupOptions: { input: './app/server.ts', external: ['@souk/client', '@souk/site'] },
      },
      // One file loads seven times as fast as many.
      resolve: command === 'build' ? { noExternal: true } : { external: ['@souk/client', '@souk/site'] },
    },
  },
}))

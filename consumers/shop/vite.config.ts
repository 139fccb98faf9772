import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

export default defineConfig(({ command }) => ({
  plugins: [tailwindcss(), reactRouter()],
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
      // One file instead of many small ones: it compresses better, and a new version of the pages leaves it as it is.
      build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'libraries', test: /node_modules/ }] } } } },
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

import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [tailwindcss()],
  // Relative addresses: the built page can be served from anywhere.
  base: './',
  build: {
    outDir: 'dist',
    // Browsers that know light-dark(). Older targets would get a replacement that does not follow `data-theme`.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
  },
})

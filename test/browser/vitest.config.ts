import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  test: {
    globalSetup: './support/set-up.ts',
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // All of them visit one shop with one browser.
    fileParallelism: false,
    isolate: false,
  },
})

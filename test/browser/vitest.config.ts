import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  // As in `vitest.config.ts` of the project.
  ssr: { resolve: { conditions: ['node', 'module-sync'] } },
  test: {
    globalSetup: './support/set-up.ts',
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // The default of one second is too short for a busy machine.
    expect: { poll: { timeout: 15_000 } },
    // `journey` says so. It is no fault of the shop.
    retry: { count: 2, condition: /the networks of this machine have changed/ },
    // Each worker visits a shop of its own, unless the shop stands somewhere else (`support/set-up.ts`).
    maxWorkers: process.env['SOUK_TEST_URL'] === undefined ? 2 : 1,
    isolate: false,
  },
})

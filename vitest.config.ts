import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  // As Node resolves them. With the condition `development`, tests would load another graphql than the packages that they test.
  ssr: { resolve: { conditions: ['node', 'module-sync'] } },
  test: {
    include: ['{packages,event-store,gateway,services,consumers,embedded,test,bench}/**/*.test.{ts,tsx}'],
    // They need a browser: `npm run test:browser`.
    exclude: [...configDefaults.exclude, 'test/browser/**'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // The default of one second is too short for a busy machine.
    expect: { poll: { timeout: 20_000 } },
    // The command line must not log in at the shop of a test with the password of the shop in ./data.
    env: { SOUK_DATA: 'no-data' },
    // Test files share the modules of their worker. Loading Fastify and zod for each of them took more than half of the processor time.
    isolate: false,
    // On two cores the default is one worker, which often waits for the processes that its tests have started.
    maxWorkers: '100%',
  },
})

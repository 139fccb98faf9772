import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{packages,services,event-store,gateway,test,bench}/**/*.test.ts'],
    testTimeout: 30_000,
  },
})

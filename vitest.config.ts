import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{packages,event-store,gateway,services,consumers,embedded,test,bench}/**/*.test.ts'],
    testTimeout: 30_000,
  },
})

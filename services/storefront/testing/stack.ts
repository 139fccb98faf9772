import { startServiceInTest } from '@souk/event-store/testing'
import { systemClock, type Clock } from '@souk/process'
import { buildStorefrontApp } from '../src/http/routes.ts'
import { startStorefrontService } from '../src/service.ts'
import { openStorefrontStore } from '../src/view/store.sqlite.ts'

/** Starts a storefront in a test. */
export const startStack = async ({ clock = systemClock, cacheUrl }: { readonly clock?: Clock; readonly cacheUrl?: string } = {}) => {
  const test = await startServiceInTest({
    name: 'storefront',
    open: openStorefrontStore,
    start: (parts) => startStorefrontService({ ...parts, cacheUrl }),
    clock,
    app: buildStorefrontApp,
  })
  return Object.assign(test, {
    /** Another instance of the service on the same log, with a view of its own. */
    startAnother: () => startStorefrontService({ ...test.dependencies, store: openStorefrontStore(':memory:') }),
  })
}
export type Stack = Awaited<ReturnType<typeof startStack>>

// Starts the shop with `docker compose` and tests its cache alone. `npm run test:compose` does that, too.
import { cacheTellsTheTruth } from './cache.ts'
import { onStack } from './stack.ts'

await onStack('the cache', async (stack) => {
  await stack.up()
  await cacheTellsTheTruth(stack)
})

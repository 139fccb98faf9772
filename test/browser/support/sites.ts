import { inject } from 'vitest'
import type { Sites } from './set-up.ts'

/** The sites that this worker visits. */
export const sitesOfWorker = (): Sites => {
  const sites = inject('sites')[Number(process.env['VITEST_POOL_ID']) - 1]
  if (sites === undefined) throw new Error('there are more workers than shops')
  return sites
}

import { z } from 'zod'
import { valueOf } from '@souk/client'
import { BAD_JSON, operation, result } from './operation.ts'

export const revenueOperations = {
  'get-revenue': operation({
    method: 'GET',
    fields: z.object({}),
    malformed: result(BAD_JSON),
    run: async ({ shop, money, now }) => {
      const year = new Date(now()).getUTCFullYear()
      const { total } = await valueOf(shop.getRevenue({ query: { from: `${year}-01-01`, to: `${year}-12-31`, by: 'year' } }))
      return { Revenue: money.number(total) }
    },
  }),
} as const

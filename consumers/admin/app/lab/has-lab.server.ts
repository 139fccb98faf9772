import { visitOf, type Context } from '@souk/site/pages/server'

/** Whether managers may let something go wrong here. The API answers 404 unless a setting allows it. */
export const hasLab = async (context: Context): Promise<boolean> => {
  const experiments = await visitOf(context)
    .shop.listExperiments()
    .catch(() => undefined)
  return experiments?.data !== undefined
}

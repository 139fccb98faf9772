import { data, redirect } from 'react-router'
import { operationsOf, type GetRebuildOfOrderResponse } from '@souk/client'
import { isId } from '@souk/site/pages'
import { orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { addressOfBurn } from './addresses.ts'
import { fromInstance, listInstances, managerNames, refusalOf } from './ask.server.ts'
import { services, type ServiceName } from './services.ts'
import { isRunning } from './standing.ts'

/** A rebuild, with whose view it is. */
export interface Burn extends GetRebuildOfOrderResponse {
  readonly service: ServiceName
  readonly instance: string
  readonly database: string
}

const serviceNamed = (name: unknown): ServiceName | undefined => services.find((service) => service === name)

/** The databases that can be burned, and what has come of those that were. */
export const loadBurns = async (context: Context, request: Request) => {
  const { shop } = visitOf(context)
  const query = new URL(request.url).searchParams
  const [service, instance, rebuildId] = [serviceNamed(query.get('service')), query.get('instance'), query.get('rebuild')]
  const announced = (await listInstances(context)).flatMap(({ name, ...rest }) => {
    const own = serviceNamed(name)
    return own === undefined ? [] : [{ service: own, instance: rest.instance, database: rest.database, position: rest.position }]
  })
  const lists = await Promise.all(
    announced.map(async (one): Promise<readonly Burn[]> => {
      const asked = operationsOf(shop)[one.service].listRebuilds({ query: { instance: one.instance } })
      return ((await fromInstance(context, asked))?.items ?? []).map((rebuild) => ({ ...rebuild, ...one, position: rebuild.position }))
    }),
  )
  const burns = lists.flat().toSorted((one, other) => other.startedAt.localeCompare(one.startedAt))
  const chosen = announced.find((one) => one.service === service && one.instance === instance) ?? null
  return {
    instances: announced.toSorted((one, other) => services.indexOf(one.service) - services.indexOf(other.service)),
    burns,
    /** The instance that the address names. */
    chosen,
    burn: (rebuildId === null ? burns[0] : burns.find((one) => one.rebuildId === rebuildId)) ?? null,
    /** Whether the page asks if it is to be done. */
    asks: chosen !== null && rebuildId === null,
    isUnknown: (rebuildId !== null && !burns.some((one) => one.rebuildId === rebuildId)) || (instance !== null && chosen === null),
    isRunning: burns.some(isRunning),
    names: await managerNames(
      context,
      burns.map(({ actor }) => actor.id),
    ),
  }
}

export type Burns = Awaited<ReturnType<typeof loadBurns>>

/** Empties the view of one instance, and lets it be built again. If that is under way, it is what the page shows. */
export const burn = async (context: Context, request: Request) => {
  const form = await request.formData()
  const service = serviceNamed(form.get('service'))
  const instance = String(form.get('instance') ?? '')
  if (service === undefined || !isId(instance)) throw data(null, 404)
  const asked = operationsOf(visitOf(context).shop)[service].rebuildView({ query: { instance }, body: { fingerprints: true } })
  const answer = await orInstead(context, asked)
  const refused = await orInstead(context, refusalOf(context, Promise.resolve(answer), [404, 503]))
  if (refused !== undefined || answer.data === undefined) return data({ fault: true, detail: refused?.detail }, refused?.status ?? 503)
  throw redirect(addressOfBurn({ service, instance: answer.data.instance, rebuild: answer.data.rebuildId }))
}

import { z } from 'zod'
import { Experiment, orderId, page, PlantFault, strikesIn } from '@souk/contracts'
import { idempotencyKeyOf, locationIn, onlyPage, ProblemError, type App } from '@souk/http'
import { uuid } from '@souk/log-protocol'
import { forManagers, forManagersInPerson, personOf } from '@souk/service/access'
import type { Experiments } from '../experiments.ts'
import { operations } from './operations.ts'

const named = z.strictObject({ experimentId: uuid })
const filters = z.strictObject({ orderId: orderId.optional().describe('Only the experiment of that order, if there is one.') })
const notThere = (): ProblemError => new ProblemError('not-found', 'no such experiment is remembered')

/** Adds the routes of the failure lab. */
export const addExperimentsRoutes = (app: App, experiments: Experiments): void => {
  app.post(
    '/experiments',
    { ...forManagersInPerson, schema: { ...operations.beginExperiment, body: PlantFault, response: { 201: Experiment } } },
    async (request, reply) => {
      const { fault } = request.body
      const planting = await experiments.plant(personOf(request).customerId, fault, idempotencyKeyOf(request))
      switch (planting.kind) {
        case 'planted':
          if (planting.replayed) reply.header('idempotent-replayed', 'true')
          reply.code(201).header('location', locationIn(request, planting.experiment.experimentId))
          return planting.experiment
        case 'nobody-takes-it':
          throw new ProblemError('unavailable', `no instance of ${strikesIn(fault)} takes faults`)
        case 'key-reused':
          throw new ProblemError('idempotency-key-reused', 'the Idempotency-Key was used for another fault')
        default: {
          const never: never = planting
          return never
        }
      }
    },
  )

  app.get(
    '/experiments',
    { ...forManagers, schema: { ...operations.listExperiments, querystring: filters, response: { 200: page(Experiment) } } },
    ({ query }) => onlyPage(experiments.list().filter(({ order }) => query.orderId === undefined || query.orderId === order?.orderId)),
  )

  app.get(
    '/experiments/:experimentId',
    { ...forManagers, schema: { ...operations.getExperiment, params: named, response: { 200: Experiment } } },
    async ({ params }) => {
      const found = experiments.list().find(({ experimentId }) => experimentId === params.experimentId)
      if (found === undefined) throw notThere()
      return found
    },
  )

  app.delete(
    '/experiments/:experimentId',
    { ...forManagersInPerson, schema: { ...operations.liftExperiment, params: named } },
    async ({ params }, reply) => {
      const outcome = experiments.lift(params.experimentId)
      if (outcome === 'not-there') throw notThere()
      if (outcome === 'has-its-order') throw new ProblemError('conflict', 'the order has come: the fault ends by itself')
      reply.code(204)
    },
  )
}

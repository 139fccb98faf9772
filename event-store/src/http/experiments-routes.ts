import { z } from 'zod'
import { Experiment, page, PlantFault, strikesIn } from '@souk/contracts'
import { locationIn, onlyPage, ProblemError, type App } from '@souk/http'
import { uuid } from '@souk/log-protocol'
import { forManagers, forManagersInPerson, personOf } from '@souk/service/access'
import type { Experiments } from '../experiments.ts'
import { operations } from './operations.ts'

/** Adds the routes of the failure lab. */
export const addExperimentsRoutes = (app: App, experiments: Experiments): void => {
  app.post(
    '/experiments',
    { ...forManagersInPerson, schema: { ...operations.beginExperiment, body: PlantFault, response: { 201: Experiment } } },
    async (request, reply) => {
      const { fault } = request.body
      const experiment = await experiments.plant(personOf(request).customerId, fault)
      if (experiment === undefined) throw new ProblemError('unavailable', `no instance of ${strikesIn(fault)} takes faults`)
      reply.code(201).header('location', locationIn(request, experiment.experimentId))
      return experiment
    },
  )

  app.get('/experiments', { ...forManagers, schema: { ...operations.listExperiments, response: { 200: page(Experiment) } } }, () =>
    onlyPage([...experiments.list()]),
  )

  app.get(
    '/experiments/:experimentId',
    {
      ...forManagers,
      schema: { ...operations.getExperiment, params: z.strictObject({ experimentId: uuid }), response: { 200: Experiment } },
    },
    async ({ params }) => {
      const found = experiments.list().find(({ experimentId }) => experimentId === params.experimentId)
      if (found === undefined) throw new ProblemError('not-found', 'no such experiment is remembered')
      return found
    },
  )
}

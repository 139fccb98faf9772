import type { FastifyInstance } from 'fastify'
import { answerVersions } from './api-version.ts'
import { createApp, type App, type AppOptions } from './app.ts'
import { shedLoad, type LoadOptions } from './load.ts'

/** The application of an API: of a service or of the event store. It has versions, and refuses what would be too much. */
export const createApi = (options: AppOptions & LoadOptions): App => {
  const early = (app: FastifyInstance): void => {
    shedLoad(app, options)
    answerVersions(app)
  }
  return createApp({ ...options, early })
}

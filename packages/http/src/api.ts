import { answerVersions } from './api-version.ts'
import { createApp, type App, type AppOptions } from './app.ts'

/** The application of an API: of a service or of the event store. It has versions. */
export const createApi = (options: AppOptions): App => {
  const app = createApp(options)
  answerVersions(app)
  return app
}

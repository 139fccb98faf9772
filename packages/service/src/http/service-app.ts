import type { FastifyReply, FastifyRequest } from 'fastify'
import { problems, type SoukEvent } from '@souk/contracts'
import { createApi, malformed, ProblemError, type Representation } from '@souk/http'
import { clientRequestId } from '@souk/log-protocol'
import type { Logger } from '@souk/process'
import { actorOf, anonymous } from '../access/caller.ts'
import { guardRoutes, isForManagers, knownCaller } from '../access/guard.ts'
import type { Command } from '../commands/command-handler.ts'
import { VIEW_TIMEOUT_MS, type Service } from '../service.ts'
import { addManagersRoutes } from './managers-routes.ts'

interface WriteOptions<Body> {
  readonly command: Command
  /** Whose Idempotency-Key it is (default: the actor's). All anonymous requests have one actor, and two strangers may choose the same key. */
  readonly keyOwner?: string
  /** The request must have an Idempotency-Key: doing it twice would cost somebody money (default: no). */
  readonly keyRequired?: boolean
  /** Status of the answer (default: 200 with a body, 204 without). */
  readonly status?: number
  /** Makes the answer from the events alone, so that a retry gets the same answer. */
  readonly body?: (events: readonly SoukEvent[], at: string, position: number) => Body
  /** Secret key for the fingerprint of a command with personal data. */
  readonly fingerprintKey?: string
  /** What GET shows this caller of the resource that is changed, for the answer 412. */
  readonly current?: () => Promise<Representation | undefined>
}

/** Runs the command of a request for its caller, and answers with its outcome. @throws ProblemError if the command is rejected or fails */
export type Write = <Body>(request: FastifyRequest, reply: FastifyReply, options: WriteOptions<Body>) => Promise<Body | undefined>

interface ServiceAppOptions {
  readonly logger: Logger
  readonly newId: () => string
  /** Routes that answer also while the view is behind, because they do not read it. */
  readonly withoutView?: readonly string[]
}

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/

/**
 * Makes the HTTP application of a service, with the routes for managers; the service adds its own, and says of each who may call it.
 * Requests get 503 `catching-up` until the view is up to date. `Souk-Position` makes a request wait until the view shows that position.
 */
export const createServiceApp = (service: Service, { logger, newId, withoutView = [] }: ServiceAppOptions) => {
  const { projection } = service
  const { subscription } = projection
  /** By request: the build of the view when the request arrived. */
  const builds = new WeakMap<object, string>()
  const app = createApi({
    logger,
    newId,
    isUrgent: isForManagers,
    // Somebody may have emptied the database unnoticed. Before the service answers that something does not exist, it checks.
    reviewed: async (error, request) => {
      const dependsOnView = error instanceof ProblemError && [404, 422].includes(problems[error.code].status)
      if (!dependsOnView || (await projection.isWhole(builds.get(request) ?? projection.build))) return error
      return new ProblemError('catching-up', 'the view was lost and is being rebuilt')
    },
  })

  // First of all: a stranger waits for nothing.
  guardRoutes(app, service.verifier, service.name)

  const mustBeReady = (): void => {
    if (!subscription.ready)
      throw new ProblemError(
        'catching-up',
        `the view is catching up: it has reached position ${subscription.checkpoint.position} of the log`,
      )
  }

  app.addHook('onRequest', async (request) => {
    const { url } = request.routeOptions
    // Managers need their routes most while the view is behind.
    if (url?.startsWith('/admin/') !== true && !withoutView.some((route) => route === url)) mustBeReady()
    builds.set(request, projection.build)
    const asked = request.headers['souk-position']
    if (asked === undefined) return
    if (typeof asked !== 'string' || !/^\d{1,15}$/.test(asked))
      throw malformed({ path: 'Souk-Position', message: 'Souk-Position must be a position of the log: a whole number' })
    await subscription.reached(Number(asked), VIEW_TIMEOUT_MS)
  })

  /** The log has refused a command. Waits until the view shows why; false if it does not get there in time. */
  const viewHasCaughtUp = async (): Promise<boolean> => {
    const { position } = await service.log.head()
    return subscription.reached(position, VIEW_TIMEOUT_MS)
  }

  const write: Write = async (request, reply, options) => {
    const key = request.headers['idempotency-key']
    if (key !== undefined && (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key)))
      throw malformed({ path: 'Idempotency-Key', message: 'Idempotency-Key must be 1 to 200 visible ASCII characters' })
    if (key === undefined && options.keyRequired === true)
      throw new ProblemError('idempotency-key-required', 'Idempotency-Key is missing: with it, a retry never does the same thing twice')
    const route = `${service.name} ${request.method} ${request.routeOptions.url ?? ''}`
    const caller = knownCaller(request)
    const actor = caller === undefined ? anonymous : actorOf(caller)
    const { command, keyOwner = actor.id, fingerprintKey, status, body, current } = options
    const outcome = await service.commands.execute(command, {
      actor,
      // The same for every role: who becomes a manager before a retry must not get a second order.
      requestId: key === undefined ? newId() : clientRequestId({ kind: caller ? 'customer' : 'anonymous', id: keyOwner }, route, key),
      correlationId: request.id,
      causationId: request.id,
      retriable: key !== undefined,
      ...(fingerprintKey !== undefined && { fingerprintKey }),
    })
    switch (outcome.kind) {
      case 'rejected': {
        const { code, detail } = outcome.rejection
        const shown = code === 'precondition-failed' && current !== undefined && (await viewHasCaughtUp()) ? await current() : undefined
        throw new ProblemError(code, detail, undefined, shown)
      }
      case 'failed':
        throw new ProblemError(outcome.code, outcome.detail)
      case 'unchanged':
        reply.code(status ?? (body ? 200 : 204))
        return body?.([], '', 0)
      case 'committed':
        reply.header('souk-position', String(outcome.position))
        if (outcome.replayed) reply.header('idempotent-replayed', 'true')
        // The client can read what it wrote. If the view does not get there in time, the command still counts.
        await subscription.reached(outcome.position, VIEW_TIMEOUT_MS)
        reply.code(status ?? (body ? 200 : 204))
        return body?.(outcome.events, outcome.at, outcome.position)
      default: {
        const never: never = outcome
        return never
      }
    }
  }

  addManagersRoutes(app, service)
  return { app, write }
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { problems, type Problem, type ProblemCode, type SoukEvent } from '@souk/contracts'
import { createApi, disclosed, idempotencyKeyOf, malformed, ProblemError, problemOf, type Representation } from '@souk/http'
import { clientRequestId, messageOf } from '@souk/log-protocol'
import type { Logger } from '@souk/process'
import { actorOf, anonymous } from '../access/caller.ts'
import { guardRoutes, isForManagers, knownCaller } from '../access/guard.ts'
import type { Command, Origin, Outcome } from '../commands/command-handler.ts'
import { undoing, type Undone } from '../commands/undoing.ts'
import { NotThere } from '../instance.ts'
import { createConnections, type StreamLimits } from '../live/connections.ts'
import { createStreams } from '../live/streams.ts'
import { VIEW_TIMEOUT_MS, type Service } from '../service.ts'
import { asksForPast } from './as-of.ts'
import { keepAnswers } from './kept-answers.ts'
import { addManagersRoutes } from './managers-routes.ts'
import { createRepeatedRequests } from './repeated-requests.ts'

interface KeyOptions {
  /** Whose Idempotency-Key it is (default: the actor's). All anonymous requests have one actor, and two strangers may choose the same key. */
  readonly keyOwner?: string
  /** Counts as the Idempotency-Key of a request that has none. */
  readonly defaultKey?: string
  /** What the command takes back, if it does: it must be the opposite. It is taken back once, whoever asks for it, by whichever route and with whichever key. */
  readonly undoes?: Undone | undefined
  /** The request must have an Idempotency-Key: doing it twice would cost somebody money (default: no). */
  readonly keyRequired?: boolean
}

interface WriteOptions<Body> extends KeyOptions {
  readonly command: Command
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

/** A command for one of several resources. */
interface OneOfMany {
  /** Id of the resource. No other command of the request has the same. */
  readonly id: string
  readonly command: Command
  /** As for a single command. */
  readonly undoes?: Undone | undefined
  /** What GET shows this caller of the resource, for the problem `precondition-failed`. */
  readonly current: () => Promise<Representation | undefined>
}

/**
 * Runs a command for each of several resources, independently of each other. The request must have an Idempotency-Key,
 * so that a repeat finishes what has failed, or what nobody knows the outcome of, and does nothing twice.
 * When it answers, the view shows all that the commands have done; false if it does not get there in time.
 * @returns the problem of each command that was rejected or failed, in their order
 */
type WriteEach = (
  request: FastifyRequest,
  reply: FastifyReply,
  many: readonly OneOfMany[],
) => Promise<{ readonly problems: readonly (Problem | undefined)[]; readonly isShown: boolean }>

interface ServiceAppOptions {
  readonly logger: Logger
  readonly newId: () => string
  /** Routes that answer also while the view is behind, because they do not read it. */
  readonly withoutView?: readonly string[]
  readonly streams?: StreamLimits
}

/** Whose keys those are that name what is taken back: nobody has such an id. */
const UNDOING = { kind: 'customer', id: 'undoing' } as const

/** What is said of something that may be in the log, and not yet in the view. */
const saysMissing: readonly ProblemCode[] = ['not-found', 'unknown-product', 'lines-unavailable', 'unknown-category']

/** The build of the view when the request arrived. */
const BUILD = 'buildOfView'

/**
 * Makes the HTTP application of a service, with the routes for managers; the service adds its own, and says of each who may call it.
 * Requests get 503 `catching-up` until the view is up to date. `Souk-Position` makes a request wait until the view shows that position.
 */
export const createServiceApp = (service: Service, { logger, newId, withoutView = [], streams: limits }: ServiceAppOptions) => {
  const { projection } = service
  const { subscription } = projection
  let isClosing = false
  const repeated = createRepeatedRequests({
    verifier: service.verifier,
    newId,
    isReady: () => subscription.ready && !isClosing && !service.isStopped(),
    cacheHeaders: () => service.cache.headers(subscription.checkpoint.position),
  })
  const app = createApi({
    logger,
    first: repeated.first,
    newId,
    isUrgent: isForManagers,
    reviewed: (error, request) => reviewed(error, request),
  })

  /**
   * Before the service answers by its view that something does not exist, it checks that the view could know: somebody may have emptied
   * the database unnoticed, and the client may have named a position that the view has not reached.
   */
  const reviewed = async (error: unknown, request: FastifyRequest): Promise<unknown> => {
    const dependsOnView = error instanceof ProblemError && !(error instanceof NotThere) && [404, 422].includes(problems[error.code].status)
    if (!dependsOnView) return error
    if (!(await projection.isWhole(request.getDecorator<string>(BUILD) || projection.build)))
      return new ProblemError('catching-up', 'the view was lost and is being rebuilt')
    const { position } = subscription.checkpoint
    const asked = Number(request.headers['souk-position'] ?? 0)
    if (!saysMissing.includes(error.code) || asked <= position) return error
    // Beyond the head of the log there is nothing that the view could lack.
    const head = await service.log.head()
    if (head.position <= position) return error
    return new ProblemError('catching-up', `the view has reached position ${position} of the log, and Souk-Position is a later one`)
  }

  app.decorateRequest(BUILD, '')
  // From then on, Fastify ends each connection with its answer.
  app.addHook('preClose', async () => {
    isClosing = true
  })

  app.addHook('onRequest', async () => {
    if (service.isStopped())
      throw new ProblemError('unavailable', `the failure lab has stopped the ${service.name} service for some seconds`)
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

  app.addHook('onRequest', (request, _reply, done) => {
    const { url, schema } = request.routeOptions
    // Routes without a query ignore what they do not know. But nobody must take the present for the past.
    if (url !== undefined && schema?.querystring === undefined && asksForPast(request))
      throw malformed({ path: 'asOf', message: 'asOf is unknown here: this route answers with the present' })
    // Managers need their routes most while the view is behind.
    if (url?.startsWith('/admin/') !== true && !withoutView.some((route) => route === url)) mustBeReady()
    request.setDecorator(BUILD, projection.build)
    const asked = request.headers['souk-position']
    if (asked === undefined) return done()
    if (typeof asked !== 'string' || !/^\d{1,15}$/.test(asked))
      throw malformed({ path: 'Souk-Position', message: 'Souk-Position must be a position of the log: a whole number' })
    return subscription.reached(Number(asked), VIEW_TIMEOUT_MS)
  })

  /** Waits until the view shows why the log has refused a command; false if it does not get there in time. */
  const viewHasCaughtUp = async (): Promise<boolean> => {
    const { position } = await service.log.head()
    return subscription.reached(position, VIEW_TIMEOUT_MS)
  }

  /** Who sends the commands of a request, and the id of each: by the key, and by the id of one of several. @throws ProblemError if the Idempotency-Key is malformed, or missing */
  const senderOf = (
    request: FastifyRequest,
    { keyOwner, keyRequired, defaultKey }: KeyOptions,
  ): ((one?: { readonly id?: string; readonly undoes?: Undone | undefined }) => Origin) => {
    const key = idempotencyKeyOf(request) ?? defaultKey
    if (key === undefined && keyRequired === true)
      throw new ProblemError('idempotency-key-required', 'Idempotency-Key is missing: with it, a retry never does the same thing twice')
    const route = `${service.name} ${request.method} ${request.routeOptions.url ?? ''}`
    const caller = knownCaller(request)
    const actor = caller === undefined ? anonymous : actorOf(caller)
    // The same for every role: who becomes a manager before a retry must not get a second order.
    const owner = { kind: caller ? 'customer' : 'anonymous', id: keyOwner ?? actor.id } as const
    const requestIdFor = (id: string | undefined): string =>
      // No key has a space.
      key === undefined ? newId() : clientRequestId(owner, route, id === undefined ? key : `${key} ${id}`)
    return ({ id, undoes } = {}) => ({
      actor,
      requestId: undoes === undefined ? requestIdFor(id) : clientRequestId(UNDOING, service.name, `${undoes.position} ${undoes.stream}`),
      correlationId: request.id,
      causationId: request.id,
      retriable: key !== undefined || undoes !== undefined,
    })
  }

  /** Why a command failed. Another request with the id of an undo is an undo by somebody else. */
  const failureOf = ({ code, detail }: Extract<Outcome, { kind: 'failed' }>, undoes: Undone | undefined): ProblemError =>
    undoes !== undefined && code === 'idempotency-key-reused'
      ? new ProblemError('already-undone', 'it has been taken back already')
      : new ProblemError(code, detail)

  const run = (command: Command, undoes: Undone | undefined, origin: Origin): Promise<Outcome> =>
    service.commands.execute(undoes === undefined ? command : undoing(command, undoes), origin)

  const write: Write = async (request, reply, options) => {
    const { command, undoes, fingerprintKey, status, body, current } = options
    const origin = senderOf(request, options)({ undoes })
    const outcome = await run(command, undoes, { ...origin, ...(fingerprintKey !== undefined && { fingerprintKey }) })
    switch (outcome.kind) {
      case 'rejected': {
        const { code, detail, errors } = outcome.rejection
        const shown = code === 'precondition-failed' && current !== undefined && (await viewHasCaughtUp()) ? await current() : undefined
        throw new ProblemError(code, detail, errors, shown)
      }
      case 'failed':
        throw failureOf(outcome, undoes)
      case 'unchanged':
        reply.code(status ?? (body ? 200 : 204))
        return body?.([], '', 0)
      case 'committed':
        reply.header('souk-position', String(outcome.position))
        if (outcome.replayed) reply.header('idempotent-replayed', 'true')
        // The client can read what it wrote. If the view does not get there in time, the command still counts.
        await subscription.reached(outcome.position, VIEW_TIMEOUT_MS)
        await service.cache.forgotten()
        reply.code(status ?? (body ? 200 : 204))
        return body?.(outcome.events, outcome.at, outcome.position)
      default: {
        const never: never = outcome
        return never
      }
    }
  }

  /** Says in the answer what several commands have come to, and waits until the view shows it; false if it does not get there in time. */
  const tellOf = async (reply: FastifyReply, outcomes: readonly Outcome[]): Promise<boolean> => {
    const committed = outcomes.flatMap((outcome) => (outcome.kind === 'committed' ? [outcome] : []))
    if (committed.length > 0) {
      reply.header('souk-position', String(Math.max(...committed.map(({ position }) => position))))
      if (committed.every(({ replayed }) => replayed)) reply.header('idempotent-replayed', 'true')
    }
    // What has happened counts, also if the log is away by now.
    const isShown = await viewHasCaughtUp().catch(() => false)
    await service.cache.forgotten()
    return isShown
  }

  const writeEach: WriteEach = async (request, reply, many) => {
    const originFor = senderOf(request, { keyRequired: true })
    const outcomes = await Promise.all(many.map(async (one) => ({ ...one, outcome: await run(one.command, one.undoes, originFor(one)) })))
    const isShown = await tellOf(
      reply,
      outcomes.map(({ outcome }) => outcome),
    )
    const problemFor = async ({ outcome, undoes, current }: OneOfMany & { readonly outcome: Outcome }): Promise<Problem | undefined> => {
      if (outcome.kind === 'committed' || outcome.kind === 'unchanged') return undefined
      const error = async (): Promise<unknown> => {
        if (outcome.kind === 'failed') return failureOf(outcome, undoes)
        const { code, detail } = outcome.rejection
        const shown = code === 'precondition-failed' && isShown ? await current() : undefined
        return reviewed(new ProblemError(code, detail, undefined, shown), request)
      }
      // What fails here is a problem of this command alone: the others may have succeeded.
      return problemOf(disclosed(await error().catch((other: unknown) => other), request.id, logger), request.id)
    }
    return { problems: await Promise.all(outcomes.map(problemFor)), isShown }
  }

  const { stamps, clock, cache } = service
  keepAnswers(app, { stamps, repeated, clock, cache, position: () => subscription.checkpoint.position })
  const failed = (error: unknown, meaning: string): void => logger.warn({ service: service.name, error: messageOf(error) }, meaning)
  const connections = createConnections(app, { verifier: service.verifier, clock: service.clock, failed, ...(limits && { limits }) })
  const stream = createStreams(connections, { ...service.live, head: async () => (await service.log.head()).position, failed })
  addManagersRoutes(app, service, newId)
  return { app, write, writeEach, senderOf, stream, tellOf }
}

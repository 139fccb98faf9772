import type { FastifyInstance, FastifyReply } from 'fastify'
import { sendProblem } from './problem.ts'

/** A path as its segments; undefined: a parameter. */
type Segments = readonly (string | undefined)[]

interface Resource {
  readonly segments: Segments
  /** Of its decoded paths. The router ignores a slash at the end. */
  readonly pattern: RegExp
  readonly methods: Set<string>
}

const segmentsOf = (url: string): Segments => url.split('/').map((segment) => (segment.startsWith(':') ? undefined : segment))

const patternOf = (segments: Segments): RegExp =>
  new RegExp(
    `^${segments.map((segment) => (segment === undefined ? '[^/]*' : segment.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))).join('/')}/?$`,
  )

/** Whether there is a path that both describe. */
const meet = (one: Segments, other: Segments): boolean =>
  one.length === other.length &&
  one.every((segment, index) => segment === undefined || other[index] === undefined || segment === other[index])

/** Sorts what the router prefers first: a fixed segment before a parameter. */
const byPreference = ({ segments: one }: Pick<Resource, 'segments'>, { segments: other }: Pick<Resource, 'segments'>): number => {
  const index = one.findIndex((segment, at) => (segment === undefined) !== (other[at] === undefined))
  return index === -1 ? 0 : one[index] === undefined ? 1 : -1
}

/**
 * Answers 405 with the allowed methods where the path exists, and 404 where it does not.
 * A path of its own is no id: `GET /products/changes` does not ask for the product `changes`, although `/products/:productId` has GET.
 */
export const answerUnknownRoutes = (app: FastifyInstance): void => {
  const resources = new Map<string, Resource>()
  app.addHook('onRoute', ({ method, url }) => {
    const segments = segmentsOf(url)
    const name = JSON.stringify(segments)
    const resource = resources.get(name) ?? { segments, pattern: patternOf(segments), methods: new Set() }
    for (const one of [method].flat()) resource.methods.add(one)
    resources.set(name, resource)
  })

  /** The first one at the path of a request. The router decodes the path as well. */
  const resourceAt = (url: string, among: readonly Resource[]): Resource | undefined => {
    const [path = ''] = url.split('?', 1)
    const decoded = path.includes('%') ? decodeURI(path) : path
    return among.find(({ pattern }) => pattern.test(decoded))
  }

  /** What the router prefers to a route where both have a path. All routes are there before the first request. */
  const preferred = new Map<string, readonly Resource[]>()
  const preferredTo = (url: string): readonly Resource[] => {
    let found = preferred.get(url)
    if (found === undefined) {
      const sorted = [...resources.values()].toSorted(byPreference)
      const segments = segmentsOf(url)
      found = sorted.filter((other) => meet(other.segments, segments) && byPreference(other, { segments }) < 0)
      preferred.set(url, found)
    }
    return found
  }

  const refuse = (reply: FastifyReply, { methods }: Resource): FastifyReply =>
    sendProblem(reply.header('allow', [...methods].join(', ')), 'method-not-allowed')

  app.addHook('onRequest', (request, reply, done) => {
    const { url } = request.routeOptions
    const candidates = url === undefined ? [] : preferredTo(url)
    const resource = candidates.length === 0 ? undefined : resourceAt(request.url, candidates)
    // The router has found nothing better, so it has no such method.
    if (resource === undefined) return done()
    void refuse(reply, resource)
    return undefined
  })
  app.setNotFoundHandler((request, reply) => {
    const resource = resourceAt(request.url, [...resources.values()].toSorted(byPreference))
    return resource === undefined ? sendProblem(reply, 'not-found') : refuse(reply, resource)
  })
}

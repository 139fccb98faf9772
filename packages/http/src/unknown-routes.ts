import type { FastifyInstance, FastifyReply } from 'fastify'
import { sendProblem } from './problem.ts'

/** A path as its segments; undefined: a parameter. */
type Segments = readonly (string | undefined)[]

interface Resource {
  readonly segments: Segments
  readonly methods: Set<string>
}

const segmentsOf = (url: string): Segments => url.split('/').map((segment) => (segment.startsWith(':') ? undefined : segment))

/** Whether there is a path that both describe. */
const meet = (one: Segments, other: Segments): boolean =>
  one.length === other.length &&
  one.every((segment, index) => segment === undefined || other[index] === undefined || segment === other[index])

/** Sorts what the router prefers first: a fixed segment before a parameter. */
const byPreference = ({ segments: one }: Resource, { segments: other }: Resource): number => {
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
    const resource = resources.get(name) ?? { segments, methods: new Set() }
    for (const one of [method].flat()) resource.methods.add(one)
    resources.set(name, resource)
  })

  /** Those that share a path with a route, itself among them. All routes are there before the first request. */
  const sharing = new Map<string, readonly Resource[]>()
  const sharingWith = (url: string): readonly Resource[] => {
    const found = sharing.get(url) ?? [...resources.values()].filter(({ segments }) => meet(segments, segmentsOf(url)))
    sharing.set(url, found)
    return found
  }

  const resourceAt = (requested: string, among: Iterable<Resource>): Resource | undefined => {
    // The router decodes the path as well, and ignores a slash at its end.
    const path = decodeURI(requested.split('?', 1)[0] ?? '').replace(/(?<=.)\/$/, '')
    return [...among].filter(({ segments }) => meet(segments, path.split('/'))).toSorted(byPreference)[0]
  }

  const refuse = (reply: FastifyReply, { methods }: Resource): FastifyReply =>
    sendProblem(reply.header('allow', [...methods].join(', ')), 'method-not-allowed')

  app.addHook('onRequest', (request, reply, done) => {
    const { url } = request.routeOptions
    const candidates = url === undefined ? [] : sharingWith(url)
    // Most routes share no path with another.
    const resource = candidates.length > 1 ? resourceAt(request.url, candidates) : undefined
    if (resource === undefined || resource.methods.has(request.method)) return done()
    void refuse(reply, resource)
    return undefined
  })
  app.setNotFoundHandler((request, reply) => {
    const resource = resourceAt(request.url, resources.values())
    return resource === undefined ? sendProblem(reply, 'not-found') : refuse(reply, resource)
  })
}

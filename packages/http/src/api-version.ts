import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from './problem.ts'
import { varyBy } from './vary.ts'

/** When a version of the API ends, as far as that is known. */
export interface VersionEnd {
  /** From then on nobody should begin to use it. */
  readonly deprecated?: Date
  /** From then on it may be refused. */
  readonly sunset?: Date
}

/** The versions of the API that are answered, the oldest first. Services answer the oldest one to a request that names none, so a new version breaks nobody. */
const apiVersions: ReadonlyMap<string, VersionEnd> = new Map([['1', {}]])

/** `application/json;version=` or `application/hal+json;version=` in an element of `Accept`, in any case. nginx reads this pattern as well. */
export const VERSION_IN_ACCEPT = String.raw`\s*application/(?:hal\+)?json\s*;(?:[^,]*;)?\s*version\s*=`

const inAccept = new RegExp(String.raw`(?:^|,)${VERSION_IN_ACCEPT}\s*"?([^",;\s]*)`, 'gi')

const none: ReadonlySet<string> = new Set()

/** The versions that a request names, each one once. */
const versionsNamed = ({ accept = '', 'api-version': named }: IncomingHttpHeaders): ReadonlySet<string> => {
  // Most requests name none.
  if (named === undefined && !/version/i.test(accept)) return none
  return new Set([...(named === undefined ? [] : [String(named)]), ...Array.from(accept.matchAll(inAccept), ([, version = '']) => version)])
}

export const namesVersion = (headers: IncomingHttpHeaders): boolean => versionsNamed(headers).size > 0

/**
 * Answers each request in the version that it names, and says which one that is and when it ends (RFC 9745, RFC 8594).
 * A version that does not exist, and two different ones, are refused.
 */
export const answerVersions = (app: FastifyInstance, versions: ReadonlyMap<string, VersionEnd> = apiVersions): void => {
  const all = [...versions.keys()]
  const oldest = all[0] ?? ''
  app.addHook('onRequest', ({ headers }, reply, done) => {
    varyBy(reply, 'accept, api-version')
    const [version = oldest, ...others] = versionsNamed(headers)
    const end = others.length === 0 ? versions.get(version) : undefined
    if (end === undefined) throw new ProblemError('unknown-version', `name one version of the API: ${all.join(' or ')}`)
    reply.header('api-version', version)
    if (end.deprecated !== undefined) reply.header('deprecation', `@${Math.floor(end.deprecated.getTime() / 1_000)}`)
    if (end.sunset !== undefined) reply.header('sunset', end.sunset.toUTCString())
    done()
  })
}

import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { fetchOf, namesVersion, takesGzip, varyBy, type App } from '@souk/http'
import { once, type Logger } from '@souk/process'
import { createFront, INNER, refuse, type Decision, type FrontOptions } from './front.ts'
import { publicFiles } from './public-files.ts'
import {
  decodedPath,
  facadeOf,
  isForAdmin,
  isHidden,
  isOfSite,
  isPicture,
  prefixRemover,
  routingTable,
  type Facade,
  type Route,
} from './routing-table.ts'
import { defaultGatewayConfig, type GatewayConfig } from './settings.ts'

export interface GatewayOptions {
  readonly logger: Logger
  readonly newId: () => string
  /** Default: as if no setting was set. */
  readonly config?: GatewayConfig
  /** The applications of the services in the table, in this process. */
  readonly services: Readonly<Record<Route['service'], App>>
  /** Makes each facade. Called when it is first asked for something. Default: there are none. */
  readonly facades?: { readonly [Name in Facade]?: MakeInner }
  /** Makes the site whose pages stand at the root. Called when the first of them is asked for. Default: there is none. */
  readonly site?: MakeInner
  /** The address of the manager site, for whoever has asked for this host. Default: there is none. */
  readonly adminUrl?: (hostname: string) => string
  /** Marks the requests that {@link sendingTo} sends. Default: one that nobody else knows. */
  readonly mark?: string
}

type Send = (request: Request) => Promise<Response>

/**
 * Makes an application that calls the API through the gateway.
 * @param send  sends a request of it to this gateway. It is not counted, because the one for which it is sent has been.
 */
type MakeInner = (send: Send) => Promise<App>

/** Sends requests to a gateway of this process. Those with its mark are not counted. */
export const sendingTo = (gateway: () => App, mark: string): Send => {
  const send = fetchOf(gateway)
  return (request) => {
    const marked = request.clone()
    marked.headers.set(INNER, mark)
    return send(marked)
  }
}

/** Applications that are made when they are first asked for something. */
const createOpening = () => {
  const opened: App[] = []
  return {
    openOnce: (make: () => Promise<App>): (() => Promise<App>) =>
      once(async () => {
        const app = await make()
        opened.push(app)
        await app.ready()
        return app
      }),
    closeOpened: async (): Promise<void> => {
      await Promise.all(opened.map((app) => app.close()))
    },
  }
}

const answerItself: Decision = { kind: 'answer' }

/** The documents of the services, which the gateway itself has. */
const DOCUMENT = /^\/openapi\.json\/?$/

/** The gateway of the embedded shop. It hands requests to applications of the same process, without another connection. */
export const createGateway = async ({
  logger,
  newId,
  config = defaultGatewayConfig,
  services,
  facades: makers = {},
  site: makeSite,
  adminUrl,
  mark = randomUUID(),
}: GatewayOptions): Promise<App> => {
  const send = sendingTo(() => app, mark)
  const { openOnce, closeOpened } = createOpening()
  const openFacade = new Map(Object.entries(makers).map(([name, make]) => [name, openOnce(() => make(send))]))
  const openSite = makeSite && openOnce(() => makeSite(send))
  const targets = routingTable.map(({ prefix, service }) => ({ withoutPrefix: prefixRemover(prefix), target: services[service] }))

  /** Where a request goes. Its target has been checked. */
  const route = (url: string, headers: IncomingHttpHeaders): Decision | Promise<Decision> => {
    const open = openFacade.get(facadeOf(url) ?? '')
    if (open !== undefined) return open().then((target) => ({ kind: 'hand-on', target, url }))
    for (const { withoutPrefix, target } of targets) {
      const rest = withoutPrefix(url)
      if (rest === undefined) continue
      if (DOCUMENT.test(decodedPath(rest))) return answerItself
      if (isHidden(rest)) return refuse('not-found')
      if (config.versionRequired && !namesVersion(headers) && !isPicture(url)) return refuse('version-required')
      // As behind a proxy, the service sees its own path.
      return { kind: 'hand-on', target, url: rest }
    }
    if (adminUrl !== undefined && isForAdmin(url)) return { kind: 'redirect', to: adminUrl(new URL(`http://${headers.host}`).hostname) }
    if (openSite === undefined || !isOfSite(url)) return answerItself
    return openSite().then((target) => ({ kind: 'hand-on', target, url }))
  }

  const app = createFront({ logger, newId, config, mark, route })
  // The services answer now what they hold back on purpose, such as a request that waits for a final order.
  app.addHook('preClose', async () => {
    await closeOpened()
    await Promise.all(Object.values(services).map((target) => target.close()))
  })
  for (const { path, type, headers, read } of publicFiles)
    app.get(path, async (request, reply) => {
      const { text, gzipped, tag } = await read()
      reply.headers(headers).type(type)
      if (!takesGzip(request)) return reply.header('etag', `"${tag}"`).send(text)
      varyBy(reply, 'accept-encoding')
      return reply.headers({ etag: `"${tag}-gzip"`, 'content-encoding': 'gzip' }).send(gzipped)
    })
  for (const { target } of targets) await target.ready()
  return app
}

/** What stands before the manager site, on a port of its own. @param site  makes it when its first page is asked for */
export const createAdminGateway = ({
  site,
  ...options
}: Pick<FrontOptions, 'logger' | 'newId' | 'config'> & { readonly site: () => Promise<App> }): App => {
  const { openOnce, closeOpened } = createOpening()
  const open = openOnce(site)
  const front = createFront({ ...options, route: (url) => open().then((target) => ({ kind: 'hand-on', target, url })) })
  front.addHook('preClose', closeOpened)
  return front
}

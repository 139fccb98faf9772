import { createClient, openSession, RequestRefused, ShopUnreachable, type Access, type SoukClient } from '@souk/client'
import { Fault } from './fault.ts'
import type { Shop } from './first-manager.ts'

export interface VisitOptions {
  /** Milliseconds to wait for a shop that is unavailable. Default: 0. */
  readonly patienceMs?: number
}

const TIMEOUT_MS = 45_000
const LOG_OUT_TIMEOUT_MS = 2_000

export const unknownManager = ({ url, soughtIn }: Pick<Shop, 'url' | 'soughtIn'>): Fault => {
  const where = soughtIn === undefined ? '' : `, or SOUK_DATA to the folder with manager.json (there is no ${soughtIn})`
  return new Fault(`no manager of ${url} is known: set MANAGER_USER and MANAGER_PASSWORD${where}`)
}

/** What kept a task from being done, in the words of the command line. */
const asFault = (error: unknown, shop: Shop): unknown => {
  if (error instanceof RequestRefused && error.problem.status === 401 && shop.manager === undefined) return unknownManager(shop)
  return error instanceof RequestRefused || error instanceof ShopUnreachable ? new Fault(error.message, { cause: error }) : error
}

const open = ({ url, manager }: Shop, { patienceMs = 0 }: VisitOptions) => {
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) throw new Fault(`not an http(s) URL: ${url}`)
  const transport = { baseUrl: url, patienceMs, timeoutMs: TIMEOUT_MS }
  if (manager === undefined) return { shop: createClient(transport), access: undefined, end: async () => undefined }

  const session = openSession(transport, manager)
  const access: Access = {
    ...session,
    current: () =>
      session.current().catch((error: unknown) => {
        if (!(error instanceof RequestRefused)) throw error
        throw new Fault(`cannot log in as ${manager.username}, with ${manager.source}: ${error.message}`, { cause: error })
      }),
  }
  /** Leaves no session behind, if the shop answers at once. Otherwise the session ends by itself, some time. */
  const end = async (): Promise<void> => {
    const token = session.held()
    if (token === undefined) return
    const leaving = createClient({ baseUrl: url, timeoutMs: LOG_OUT_TIMEOUT_MS, token })
    await leaving.endCurrentSession().catch(() => undefined)
  }
  return { shop: createClient({ ...transport, token: access }), access, end }
}

/**
 * Does a task in a shop, as its manager if one is known. Logs in for the first request, and out at the end.
 * @throws Fault if the shop refuses a request, is unavailable, or does not let the manager in
 */
export const visit = async <Result>(shop: Shop, options: VisitOptions, task: (shop: SoukClient) => Promise<Result>): Promise<Result> => {
  const opened = open(shop, options)
  try {
    return await task(opened.shop)
  } catch (error) {
    throw asFault(error, shop)
  } finally {
    await opened.end()
  }
}

/** An access token of the manager. Its session goes on. @throws Fault if no manager is known, or the manager cannot log in */
export const accessToken = async (shop: Shop, options: VisitOptions): Promise<string> => {
  const { access } = open(shop, options)
  if (access === undefined) throw unknownManager(shop)
  try {
    return await access.current()
  } catch (error) {
    throw asFault(error, shop)
  }
}

import type { Fetch } from '../src/fetch.ts'
import { entities, examples, type Examples } from '../src/generated/examples.gen.ts'
import type { Problem } from '../src/generated/types.gen.ts'

/** What an operation answers, or a function that says it for each request. With a `Response` it may refuse (`aRefusal`), or set headers. */
type Mock<Body> = Body | Response | ((request: Request) => Body | Response | Promise<Body | Response>)

/** Answers by the names of operations. The others answer as in the examples of the document. */
export type Mocks = { readonly [Operation in keyof Examples]?: Mock<Examples[Operation]['body']> }

const named = Object.entries(examples).map(([operation, example]) => ({
  ...example,
  operation,
  pattern: new RegExp(`^${example.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}))
// `/sessions/current` is no session with that id.
const byPrecision = named.toSorted((one, other) => one.path.split('{').length - other.path.split('{').length)

/** An answer of the shop that refuses a request. */
export const aRefusal = (status: number, code: string, title = code): Response => {
  const problem: Problem = { type: `urn:souk:problem:${code}`, code, title, status, requestId: '019b0000-0000-7000-8000-000000000000' }
  return Response.json(problem, { status, headers: { 'content-type': 'application/problem+json' } })
}

/**
 * A `fetch` that needs no shop: `createClient({ baseUrl: 'http://shop.example', fetch: createMockFetch({ getProduct: aProduct({ price: 1 }) }) })`.
 * It keeps nothing: what a request has changed, the next one does not show.
 */
export const createMockFetch =
  (mocks: Mocks = {}): Fetch =>
  async (request) => {
    const { pathname } = new URL(request.url)
    const found = byPrecision.find(({ method, pattern }) => method === request.method && pattern.test(pathname))
    if (found === undefined) return aRefusal(404, 'not-found')
    const mock: unknown = new Map(Object.entries(mocks)).get(found.operation)
    const answer: unknown = typeof mock === 'function' ? await mock(request) : mock
    if (answer instanceof Response) return answer.clone()
    const body = answer ?? found.body
    if (body instanceof Blob) return new Response(body, { status: found.status })
    return body === undefined ? new Response(null, { status: found.status }) : Response.json(body, { status: found.status })
  }

/** Makes a factory: each value is the example of the document, but for what is given. */
const factory =
  <Entity extends object>(example: Entity) =>
  (given: Partial<Entity> = {}): Entity => ({ ...structuredClone(example), ...given })

export const aCart = factory(entities.Cart)
export const aCategory = factory(entities.Category)
export const aClient = factory(entities.Client)
export const aCommit = factory(entities.Commit)
export const aCredit = factory(entities.Credit)
export const aCustomer = factory(entities.Customer)
export const anInvoice = factory(entities.Invoice)
export const aLedgerEntry = factory(entities.CreditLedgerEntry)
export const anOrder = factory(entities.Order)
export const anOrderHistory = factory(entities.OrderHistory)
export const aParkedEvent = factory(entities.ParkedEvent)
export const aPayment = factory(entities.Payment)
export const aProduct = factory(entities.Product)
export const aReservation = factory(entities.Reservation)
export const aRevenue = factory(entities.Revenue)
export const aSession = factory(entities.Session)
export const tokens = factory(entities.Tokens)

/** A list with these items, on one page. */
export const aPage = <Item>(...items: readonly Item[]) => ({
  items: [...items],
  nextCursor: null,
  previousCursor: null,
  total: { count: items.length, exact: true },
})

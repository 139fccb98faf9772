import { isRouteErrorResponse, type RouterContextProvider } from 'react-router'
import { visitOf } from './context.ts'

/** What the router calls with each error of a page. Answers that say what is not there or not possible are no errors, and who has gone away needs none. */
export const handleError = (
  error: unknown,
  { request, context }: { readonly request: Request; readonly context: Readonly<RouterContextProvider> },
): void => {
  if (!request.signal.aborted && !isRouteErrorResponse(error)) visitOf(context).failed(error)
}

import { Outlet, type LoaderFunctionArgs, type ShouldRevalidateFunctionArgs } from 'react-router'
import { loadTold } from './told.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadTold(context, request)

/** A notice belongs to the page that acted. A page that is only loaded anew, because it is live, does not take the notice of another tab. */
export const shouldRevalidate = ({ formMethod, currentUrl, nextUrl }: ShouldRevalidateFunctionArgs): boolean =>
  formMethod !== undefined || currentUrl.href !== nextUrl.href

export default function Telling() {
  return <Outlet />
}

import type { LoaderFunctionArgs } from 'react-router'
import { loadSuggestions } from './suggestions.server.ts'

export type { Suggested, SuggestedKind } from './suggestions.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadSuggestions(context, new URL(request.url))

/** What was suggested stays true when something was put into the cart. */
export const shouldRevalidate = (): boolean => false

import { createContext, type RouterContextProvider } from 'react-router'
import type { Visit } from '../visit.ts'

/** One request, as pages see it. */
export interface PageVisit extends Visit {
  /** The page that was asked for or that posts a form, without the prefix of its language: a path with a query. */
  readonly page: string
}

export const visitContext = createContext<PageVisit>()

export type Context = Readonly<RouterContextProvider>

/** What a page knows of the visitor: `const { shop } = visitOf(context)`. */
export const visitOf = (context: Context): PageVisit => context.get(visitContext)

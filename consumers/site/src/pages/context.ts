import { createContext, type RouterContextProvider } from 'react-router'
import type { Visit } from '../visit.ts'

export const visitContext = createContext<Visit>()

/** What a page knows of the visitor: `const { shop } = visitOf(context)`. */
export const visitOf = (context: Readonly<RouterContextProvider>): Visit => context.get(visitContext)

// What pages use on the server only.
export { visitOf } from './context.ts'
export { createPages, type Prefix } from './handler.ts'
export { renderPage } from './render.tsx'
export type { Visit } from '../visit.ts'

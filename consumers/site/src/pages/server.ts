// What pages use on the server only.
export { answerOf, orInstead } from './answer.ts'
export { visitOf, type Context, type PageVisit } from './context.ts'
export { eventStream } from './event-stream.ts'
export { createPages, type Prefix } from './handler.ts'
export { afterLogIn, customerOf, dropKeptForm, keptForm, logInFirst, type KeptForm } from './log-in-first.ts'
export { say, takeNotice } from './notice.ts'
export { ownPage } from './own-page.ts'
export { renderPage } from './render.tsx'

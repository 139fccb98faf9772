export { keepBooks, type Books, type BooksLog, type BooksParts } from './books.ts'
export type { Check } from './check.ts'
export { auditedViews } from './services.ts'
export type { AuditedView, CommitSource, ViewSource } from './views.ts'

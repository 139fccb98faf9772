// What pages use on the server and in the browser.
export { createFormats, type Formats } from './formats.ts'
export { createLanguages, type Language } from './languages.tsx'
export { useZone } from './use-zone.ts'

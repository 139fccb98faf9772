// What pages use on the server and in the browser.
export { addPart } from './add-part.ts'
export { createFormats, type Formats } from './formats.ts'
export { isId } from './ids.ts'
export { KeptForm } from './kept-form.tsx'
export { createLanguages, type Language } from './languages.tsx'
export { listen, useLive, useLoadAnew } from './live.ts'

import display from '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wdth-normal.woff2?url'
import text from '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2?url'

/** The two files that every page shows letters of. A page asks for them in its head, before the style sheet has come. */
export const fontFiles: readonly string[] = [text, display]

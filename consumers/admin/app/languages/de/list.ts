import type { Texts } from '../texts.ts'

/** What every list says. */
export const list: Texts['list'] = {
  filters: 'Filter',
  filter: 'Filtern',
  clear: 'Zurücksetzen',
  more: 'Mehr Filter',
  all: 'Alle',
  live: 'Live',
  asCsv: 'Als CSV',
  remove: 'Entfernen',
  which: (what, text) => `${what} „${text}“, wer oder was ist gemeint?`,
  nobody: (what, text) => `${what} „${text}“: So heißt nichts, also filtert das nichts.`,
  pages: 'Seiten der Liste',
  before: 'Vorige Seite',
  after: 'Nächste Seite',
  keys: { move: 'bewegen', open: 'öffnen', find: 'suchen' },
}

import type { Texts } from '../texts.ts'

export const find: Texts['find'] = {
  title: 'Suchen',
  label: 'Bestellung, Produkt, Kategorie, Kunde, Rechnung, Commit, Seite',
  hint: 'Wörter, das Ende einer ID oder eine Nummer',
  submit: 'Suchen',
  kinds: {
    pages: 'Seiten',
    orders: 'Bestellungen',
    products: 'Produkte',
    categories: 'Kategorien',
    customers: 'Kunden',
    invoices: 'Rechnungen',
    commits: 'Commits',
  },
  nothing: (text) => `Nichts heißt „${text}“.`,
  silent: 'Ein Teil des Ladens antwortet nicht, deshalb kann hier etwas fehlen.',
  keys: { choose: 'wählen', open: 'öffnen', close: 'schließen' },
}

import { accounting } from './de/accounting.ts'
import { categories } from './de/categories.ts'
import { changes } from './de/changes.ts'
import { customers } from './de/customers.ts'
import { find } from './de/find.ts'
import { importing } from './de/importing.ts'
import { lab } from './de/lab.ts'
import { list } from './de/list.ts'
import { log } from './de/log.ts'
import { operations } from './de/operations.ts'
import { orders } from './de/orders.ts'
import { picture } from './de/picture.ts'
import { products } from './de/products.ts'
import { reasons } from './de/reasons.ts'
import { story } from './de/story.ts'
import { time } from './de/time.ts'
import { today } from './de/today.ts'
import type { Texts } from './texts.ts'

export const texts: Texts = {
  name: 'Deutsch',
  locale: 'de-DE',
  shell: {
    skip: 'Zum Inhalt',
    nav: 'Bereiche',
    brand: 'Verwaltung',
    somewhere: 'Anderswo',
    sections: {
      today: 'Heute',
      orders: 'Bestellungen',
      customers: 'Kunden',
      invoices: 'Rechnungen',
      revenue: 'Umsatz',
      products: 'Produkte',
      categories: 'Kategorien',
      lab: 'Fehlerlabor',
      operations: 'Betrieb',
      log: 'Log',
      time: 'Zeitmaschine',
    },
    log: 'Log',
    find: 'Suchen',
    retire: 'Stilllegen',
    undo: 'Rückgängig',
    notices: 'Hinweise',
    dismiss: 'Schließen',
    logOut: 'Abmelden',
    language: 'Sprache',
    theme: 'Farben',
    themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
  },
  logIn: {
    title: 'Anmelden',
    lead: 'Diese Seiten sind für die Verwaltung des Ladens.',
    kept: 'Was Sie gesendet haben, ist aufgehoben. Nach der Anmeldung können Sie es noch einmal senden.',
    lost: 'Ihre Sitzung war beendet, als Sie ein Formular abgeschickt haben. Es ist nichts geschehen, und das Formular konnte nicht aufbewahrt werden: Es enthält ein Passwort oder eine Datei, oder es ist sehr lang. Nach der Anmeldung kommen Sie auf seine Seite zurück und füllen es noch einmal aus.',
    username: 'Benutzername',
    password: 'Passwort',
    submit: 'Anmelden',
    loggedOut: 'Sie sind abgemeldet.',
    faults: {
      wrong: 'Benutzername oder Passwort stimmt nicht.',
      refused: 'Dieses Konto gehört nicht zur Verwaltung, oder es ist gesperrt.',
      tooMany: 'Das waren zu viele Versuche. Warten Sie eine Minute.',
      unavailable: 'Der Laden antwortet gerade nicht. Versuchen Sie es noch einmal.',
    },
  },
  continue: {
    title: 'Noch einmal senden?',
    text: 'Ihre Sitzung war zu Ende, als Sie ein Formular gesendet haben. Es ist noch nichts geschehen.',
    submit: 'Jetzt senden',
  },
  faults: {
    refused: {
      title: 'Diese Seite ist nur für die Verwaltung',
      text: 'Ihr Konto gehört nicht zur Verwaltung des Ladens. Es wurde nichts geladen und nichts getan.',
    },
    notFound: { title: 'Unter dieser Adresse steht nichts', text: 'Vielleicht ist sie vertippt, oder was hier stand, gibt es nicht mehr.' },
    tooLong: { title: 'Die Datei ist zu groß', text: 'Sie wurde nicht gelesen, und es ist nichts geschehen. Wählen Sie eine kleinere.' },
    unreadable: { title: 'Das Formular ist nicht vollständig angekommen', text: 'Es ist nichts geschehen. Senden Sie es noch einmal.' },
    unavailable: {
      title: 'Der Laden antwortet gerade nicht',
      text: 'Vielleicht startet ein Teil von ihm. Es geht nichts verloren; versuchen Sie es gleich noch einmal.',
    },
    partAway: (part) => {
      if (part === 'event-store') return 'Der Event Store kann gerade nicht antworten'
      return part === 'books' ? 'Der Prüfer kann gerade nicht antworten' : `Der Dienst ${part} kann gerade nicht antworten`
    },
    failed: { title: 'Diese Seite ist fehlgeschlagen', text: 'Der Fehler liegt bei uns und ist notiert.' },
    number: (id) => `Anfrage ${id}`,
    again: 'Noch einmal versuchen',
    toToday: 'Zur Seite Heute',
  },
  find,
  lab,
  list,
  importing,
  picture,
  reasons,
  today,
  orders,
  story,
  customers,
  accounting,
  changes,
  products,
  categories,
  operations,
  log,
  time,
}

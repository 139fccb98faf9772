import { oneOr } from '../one-or.ts'
import { services } from '../services.ts'
import type { Texts } from '../texts.ts'

export const lab: Texts['lab'] = {
  title: 'Fehlerlabor',
  lead: 'Wählen Sie, was bei einer eigenen Bestellung schiefgeht. Der Fehler ist echt, trifft alle, solange er dauert, und endet von selbst.',
  credit: (amount) => `Ihr Guthaben beträgt ${amount}. Eine teurere Bestellung wird abgelehnt, ganz gleich, was schiefgeht.`,
  noCredit: (amount) => `Ihr Guthaben beträgt ${amount}: Jede Bestellung wird abgelehnt, ganz gleich, was schiefgeht.`,
  toCredit: 'Guthaben geben',
  form: 'Ein Versuch',
  fault: 'Was schiefgeht',
  kinds: {
    'message-lost': 'Eine Nachricht geht verloren',
    'message-doubled': 'Eine Nachricht kommt zweimal',
    'message-delayed': 'Eine Nachricht kommt zu spät',
    'service-stopped': 'Ein Dienst steht still',
    'service-cut-off': 'Ein Dienst ist abgeschnitten',
    'stock-taken': 'Ware wird zwischendurch weggenommen',
    'credit-taken': 'Guthaben wird zwischendurch weggenommen',
  },
  titles: {
    'message-lost': (service) => `Eine Nachricht an ${service} geht verloren`,
    'message-doubled': (service) => `Eine Nachricht an ${service} kommt zweimal`,
    'message-delayed': (service) => `Eine Nachricht an ${service} kommt zu spät`,
    'service-stopped': (service) => `${service} steht still`,
    'service-cut-off': (service, from) => `${service} ist ${from} abgeschnitten`,
    'stock-taken': () => 'Ware wird zwischendurch weggenommen',
    'credit-taken': () => 'Guthaben wird zwischendurch weggenommen',
  },
  does: {
    'message-lost':
      'Die erste Nachricht zur Bestellung, auf die der Dienst antworten würde, wird weggeworfen. Achten Sie darauf, wann und woran er es merkt: an der Lücke vor der nächsten Nachricht oder nach einer ruhigen Sekunde.',
    'message-doubled':
      'Die erste Nachricht zur Bestellung, auf die der Dienst antworten würde, kommt zweimal. Achten Sie auf die Antworten in der Geschichte: Es gibt eine, nicht zwei.',
    'message-delayed':
      'Die erste Nachricht zur Bestellung, auf die der Dienst antworten würde, kommt so viele Sekunden zu spät. Achten Sie darauf, wann er antwortet: Er muss nicht auf sie warten, denn er findet die Bestellung im Log.',
    'service-stopped':
      'Der Dienst liest nichts und antwortet allen mit 503. Achten Sie darauf, wie die Bestellung wartet und was er tut, wenn es weitergeht.',
    'service-cut-off':
      'Der Dienst läuft, erreicht die anderen aber nicht. Achten Sie darauf, wie die Bestellung wartet und wie schnell er danach aufholt.',
    'stock-taken':
      'Kurz bevor der Dienst Product die Bestellung ansieht, wird so viel Ware ausgebucht, dass ein Stück fehlt. Achten Sie auf die Ablehnung, auf das freigegebene Guthaben und darauf, wie die Ware zurückkommt.',
    'credit-taken':
      'Kurz bevor der Dienst Customer die Bestellung ansieht, wird Ihnen so viel Guthaben entzogen, dass es nicht reicht. Achten Sie auf die Ablehnung, auf die freigegebene Ware und darauf, wie das Guthaben zurückkommt.',
  },
  service: 'Dienst',
  services,
  from: 'Abgeschnitten',
  sides: { bus: 'vom Bus', log: 'vom Log' },
  seconds: 'Sekunden',
  secondsHint: '1 bis 30',
  lasting: (seconds) => `${seconds} ${oneOr(seconds, 'Sekunde', 'Sekunden')}`,
  product: 'Produkt, das bestellt wird',
  submit: 'Mit diesem Fehler bestellen',
  refusals: {
    noProduct: 'Wählen Sie ein Produkt.',
    badSeconds: 'Wählen Sie 1 bis 30 Sekunden.',
    away: 'Ein Dienst antwortet gerade nicht. Bestellt ist nichts, und nichts wird schiefgehen.',
  },
  noProducts: 'Kein Produkt ist vorrätig, darum lässt sich nichts bestellen.',
  toProducts: 'Zu den Produkten',
  catalogueAway: 'Der Katalog antwortet gerade nicht.',
  lift: 'Fehler aufheben',
  lifted: 'Der Fehler ist aufgehoben.',
  tooLateToLift: 'Die Bestellung ist da: Der Fehler endet von selbst.',
  experiments: 'Versuche',
  none: 'Seit dem Start des Event Stores gab es keinen Versuch.',
  state: 'Stand',
  states: { waiting: 'Wartet auf eine Bestellung', running: 'Läuft', ended: 'Vorbei', expired: 'Aufgehoben' },
  order: 'Bestellung',
  struck: 'Eingetreten, UTC',
  found: 'Im Log gefunden, UTC',
  ended: 'Beendet, UTC',
  no: '–',
  books: 'Die Bücher',
  audit: 'Bücher prüfen',
  auditBegun: 'Die Bücher werden geprüft.',
  auditing: 'Die Bücher werden geprüft.',
  audited: (ok, at) => (ok ? `In Ordnung, geprüft ab ${at}.` : `Nicht in Ordnung, geprüft ab ${at}.`),
  notAudited: 'Die Bücher wurden noch nicht geprüft, oder der Prüfer antwortet nicht.',
  toBooks: 'Zu den Büchern',
}

import type { Texts } from '../texts.ts'

export const reasons: Texts['reasons'] = {
  'unknown-product': 'Produkt unbekannt',
  'retired-product': 'Produkt nicht mehr im Verkauf',
  'price-changed': 'Preis geändert',
  'out-of-stock': 'nicht auf Lager',
  'unknown-customer': 'Kunde unbekannt',
  'unknown-address': 'Adresse unbekannt',
  'insufficient-credit': 'zu wenig Guthaben',
  'canceled-by-customer': 'vom Kunden storniert',
  'deadline-passed': 'keine Antwort in der Frist',
}

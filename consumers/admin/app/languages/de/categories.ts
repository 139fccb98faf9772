import { oneOr } from '../one-or.ts'
import type { Texts } from '../texts.ts'

export const categories: Texts['categories'] = {
  title: 'Kategorien',
  name: 'Kategorie',
  products: 'Produkte im Verkauf',
  changePrices: 'Preise ändern',
  productsIn: (number) => `${number} ${oneOr(Number(number), 'Produkt', 'Produkte')} darin im Verkauf`,
  state: 'Stand',
  statuses: { active: 'in Gebrauch', retired: 'stillgelegt' },
  count: (number, one) => `${number} ${one ? 'Kategorie' : 'Kategorien'}`,
  none: 'Es gibt noch keine Kategorie. Legen Sie die erste an.',
  new: 'Neue Kategorie',
  add: 'Anlegen',
  added: (name) => `${name} ist angelegt.`,
  fields: { name: 'Name', parentId: 'Liegt in', description: 'Beschreibung', status: 'Stand', slug: 'Adresse im Laden' },
  nowhere: 'In keiner anderen',
  inside: 'Darin',
  entry: 'Eintrag',
  newSlug: 'Ein neuer Name gibt eine neue Adresse im Laden; die alte führt weiter hierher',
  retiredText: 'Diese Kategorie ist stillgelegt: Sie behält, was in ihr ist, und nimmt nichts Neues auf. Sie lässt sich nicht ändern.',
  retire: 'Stilllegen',
  restore: 'Zurückholen',
  silent: 'Die Zahlen fehlen gerade.',
}

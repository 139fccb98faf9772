import { expect, it } from 'vitest'
import { northwind, northwindCategories, onlineRetail, searchOf } from '../../testing/index.ts'

/** What people type with one or two errors, and what they mean. */
const groceries: readonly (readonly [typed: string, meant: string])[] = [
  ['cahi', 'Chai'],
  ['anised syrup', 'Aniseed Syrup'],
  ['chef antons cajn', "Chef Anton's Cajun Seasoning"],
  ['boysenbery', "Grandma's Boysenberry Spread"],
  ['crambery sauce', 'Northwoods Cranberry Sauce'],
  ['mishi kobe nikku', 'Mishi Kobe Niku'],
  ['pavlva', 'Pavlova'],
  ['carnavron tigers', 'Carnarvon Tigers'],
  ['sir rodneys marmelade', "Sir Rodney's Marmalade"],
  ['gumber', 'Gumbär Gummibärchen'],
  ['guarana fantstica', 'Guaraná Fantástica'],
  ['ipho cofee', 'Ipoh Coffee'],
  ['camembret', 'Camembert Pierrot'],
  ['mozarella', 'Mozzarella di Giovanni'],
  ['semelknodel', 'Wimmers gute Semmelknödel'],
  ['rossle sauerkrat', 'Rössle Sauerkraut'],
]

const gifts: readonly (readonly [typed: string, meant: string])[] = [
  ['wite hanging heart t-light holder', 'WHITE HANGING HEART T-LIGHT HOLDER'],
  ['regency caekstand', 'REGENCY CAKESTAND 3 TIER'],
  ['jumbo bag red retropsot', 'JUMBO BAG RED RETROSPOT'],
  ['asorted color bird ornament', 'ASSORTED COLOUR BIRD ORNAMENT'],
  ['party buntng', 'PARTY BUNTING'],
  ['lunch bag blakc skull', 'LUNCH BAG BLACK SKULL.'],
  ['spotty buntting', 'SPOTTY BUNTING'],
  ['pack of 72 retrosopt cake cases', 'PACK OF 72 RETROSPOT CAKE CASES'],
  ['paper chain kit 50s chrismas', "PAPER CHAIN KIT 50'S CHRISTMAS"],
  ['natural slate haert chalkboard', 'NATURAL SLATE HEART CHALKBOARD'],
  ['alram clock bakelike green', 'ALARM CLOCK BAKELIKE GREEN'],
  ['jam making set pritned', 'JAM MAKING SET PRINTED'],
  ['rex cash and cary jumbo shopper', 'REX CASH+CARRY JUMBO SHOPPER'],
  ['wooden pitcure frame white finsh', 'WOODEN PICTURE FRAME WHITE FINISH'],
  ['hot watter bottle keep clam', 'HOT WATER BOTTLE KEEP CALM'],
  ['set of 3 cake tins pantry desing', 'SET OF 3 CAKE TINS PANTRY DESIGN'],
  ['vitnage union jack bunting', 'VINTAGE UNION JACK BUNTING'],
  ['gardeners kneling pad keep calm', 'GARDENERS KNEELING PAD KEEP CALM'],
  ['antique silver tea glas etched', 'ANTIQUE SILVER TEA GLASS ETCHED'],
  ['edwardian parasl red', 'EDWARDIAN PARASOL RED'],
  ['doormat keep clam and come in', 'DOORMAT KEEP CALM AND COME IN'],
  ['hand warmer owl dsign', 'HAND WARMER OWL DESIGN'],
  ['small popcron holder', 'SMALL POPCORN HOLDER'],
  ['rabit night light', 'RABBIT NIGHT LIGHT'],
]

it.each([
  ['antno', 'anton', "Chef Anton's Cajun Seasoning"],
  ['antn', 'anton', "Chef Anton's Gumbo Mix"],
  ['scoen', 'scone', "Sir Rodney's Scones"],
  ['jakc', 'jack', "Jack's New England Clam Chowder"],
  ['appel', 'apple', 'Manjimup Dried Apples'],
  ['kely', 'kelly', "Grandma's Boysenberry Spread"],
  ['rodny', 'rodney', "Sir Rodney's Marmalade"],
  ['chef antn', 'chef anton', "Chef Anton's Gumbo Mix"],
  ['dried appel', 'dried apple', 'Manjimup Dried Apples'],
])('takes %s for %s, which the catalogue has as a plural or a possessive only', (typed, meant, name) => {
  const { search, namesFor } = searchOf(northwind(), northwindCategories())
  const { corrected, total } = search.search({ q: typed, sort: 'relevance', wanted: { limit: 1 } })
  expect({ corrected: corrected?.join(' '), total }).toEqual({ corrected: meant, total: namesFor(meant, 99).length })
  expect(namesFor(typed)).toContain(name)
})

it.each([
  ['cheese', 10, ['Camembert Pierrot']],
  ['chese', 10, ['Camembert Pierrot']],
  ['fish', 12, ['Ikura']],
  ['drink', 12, ['Chai']],
  ['pasta', 7, ['Ravioli Angelo']],
  ['and', 0, []],
  ['noodles', 0, []],
  ['dinner', 0, []],
])('%s finds %i products through the descriptions of categories alone', (q, total, names) => {
  const { search, namesFor } = searchOf(northwind(), northwindCategories())
  expect(search.search({ q: `${q} `, sort: 'relevance', wanted: { limit: 1 } }).total).toBe(total)
  expect(namesFor(q, 99)).toEqual(expect.arrayContaining(names))
})

it('finds what was meant among the first three, for 95 of 100 queries with typing errors', () => {
  const [inGroceries, inGifts] = [searchOf(northwind(), northwindCategories()), searchOf(onlineRetail())]
  const missed = [
    ...groceries.filter(([typed, meant]) => !inGroceries.namesFor(typed).includes(meant)),
    ...gifts.filter(([typed, meant]) => !inGifts.namesFor(typed).includes(meant)),
  ]
  expect(groceries.length + gifts.length).toBe(40)
  expect(missed.length / 40, `not found: ${missed.join('; ')}`).toBeLessThanOrEqual(0.05)
})

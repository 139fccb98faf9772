import { numberOf, oneOf } from './chance.ts'
import { dark } from './colour.ts'
import * as bakery from './motifs/bakery.ts'
import * as dairy from './motifs/dairy.ts'
import * as fruit from './motifs/fruit.ts'
import * as home from './motifs/household.ts'
import * as meals from './motifs/meals.ts'
import * as plants from './motifs/plants.ts'
import * as sea from './motifs/sea.ts'
import * as sweets from './motifs/sweets.ts'
import type { PicturedProduct } from './product.ts'

/** What a product is, as far as its words tell: it decides the colours and the pack. */
export type Aisle = 'drinks' | 'condiments' | 'sweets' | 'dairy' | 'grains' | 'meat' | 'produce' | 'seafood' | 'home'

/** The goods themselves, drawn about 0,0 in a box of ±50, in their colour. */
interface Motif {
  readonly key: string
  readonly draw: (tint: string) => string
}

export interface Goods extends Motif {
  readonly tint: string
  readonly aisle: Aisle
}

const motif = (key: string, draw: (tint: string) => string): Motif => ({ key, draw })
const fish = motif('fish', sea.fish)
const shrimp = motif('shrimp', sea.shrimp)
const meat = motif('meat', meals.meat)
const berries = motif('berries', (tint) => fruit.berries(tint))
const roe = motif('roe', (tint) => fruit.berries(tint, 5, 17))
const apple = motif('apple', (tint) => fruit.pome(tint, false))
const pear = motif('pear', (tint) => fruit.pome(tint, true))
const orange = motif('orange', (tint) => fruit.slice(tint, dark(tint, 0.1)))
const blueCheese = motif('blue', (tint) => dairy.wedge(tint, '#b9a06a', 'blue'))
const cheese = motif('cheese', (tint) => dairy.wedge(tint, dark(tint, 0.3), 'holes'))
const brownCheese = motif('brown', (tint) => dairy.wedge(tint, dark(tint, 0.35), 'plain'))
const biscuit = motif('biscuit', (tint) => bakery.biscuit(tint, false))
const chocolate = motif('chocolate', sweets.chocolate)
const wheat = motif('wheat', plants.wheat)
const hops = motif('hops', plants.hops)
const leaf = motif('leaf', plants.leaf)
const herb = motif('herb', plants.herb)
const bean = motif('bean', plants.bean)
const chilli = motif('chilli', plants.chilli)
const grapes = motif('grapes', fruit.grapes)
const roll = motif('roll', bakery.roll)
const pie = motif('pie', bakery.pie)
const noodles = motif('noodles', (tint) => meals.bowl(tint, '#ebc66e'))
const soup = motif('soup', (tint) => meals.bowl(tint, dark(tint, 0.2)))

type Hint = readonly [words: RegExp, motif: Motif, tint: string, aisle: Aisle]

/** Things for the house. They come first: a tea towel is no tea, and a cake stand no cake. */
const things: readonly Hint[] = [
  [/t-?lights?\b|tea ?lights?/i, motif('tealight', home.tealight), '#b9bcc2', 'home'],
  [/lanterns?\b/i, motif('lantern', home.lantern), '#5b6470', 'home'],
  [/candles?\b|candlestick|incense/i, motif('candle', home.candle), '#e9d8b0', 'home'],
  [/\b(?:mugs?|beaker|goblets?|tumblers?|cups?|saucers?)\b/i, motif('mug', home.mug), '#2f8f86', 'home'],
  [/tea ?pots?|kettle|tea ?cosy|tea set/i, motif('teapot', home.teapot), '#c45a4a', 'home'],
  [/cake ?(?:cases|stand|tins?|mould)|cup ?cakes?|baking/i, motif('cupcake', home.cupcake), '#e58fa6', 'home'],
  [
    /\b(?:hand|shoulder|lunch|shopper|jumbo|charlotte|tote)? ?bags?\b|purse|wallet|shopper/i,
    motif('handbag', home.handbag),
    '#c4302f',
    'home',
  ],
  [/bunting|garland|streamer|flags?\b/i, motif('bunting', home.bunting), '#c4302f', 'home'],
  [/clocks?\b|watch\b/i, motif('clock', home.clock), '#2c5f7a', 'home'],
  [/frames?\b|mirrors?\b|picture|photo|cabinet|drawer/i, motif('frame', home.frame), '#a87443', 'home'],
  [
    /cushions?|pillow|blanket|towels?\b|flannel|apron|mat\b|doormat|quilt|throw\b|curtain/i,
    motif('cushion', home.cushion),
    '#6b7fb3',
    'home',
  ],
  [/umbrellas?|parasols?|rain ?coat|poncho/i, motif('umbrella', home.umbrella), '#c4302f', 'home'],
  [/necklaces?|pendants?|bracelets?|charms?\b|bangle|beads?\b|brooch/i, motif('necklace', home.necklace), '#3f7f9a', 'home'],
  [/\brings?\b|earrings?|jewel|diamante|crystal|gems?\b/i, motif('ring', home.ring), '#7fb0c9', 'home'],
  [/notebooks?|books?\b|diary|journal|album|organiser/i, motif('notebook', home.notebook), '#2c5f7a', 'home'],
  [/pencils?|pens?\b|crayons?|chalk|paint set|ruler|stationery/i, motif('pencils', home.pencils), '#c4302f', 'home'],
  [/cards?\b|envelopes?|letters?\b|postcard|stickers?|magnets?|invites?/i, motif('envelope', home.envelope), '#e58fa6', 'home'],
  [/jugs?\b|vases?\b|pitcher|milk pan|churn/i, motif('jug', home.jug), '#86b8b5', 'home'],
  [/bowls?\b|\bdish\b/i, motif('bowl', home.bowlOf), '#2f8f86', 'home'],
  [/plates?\b|trays?\b|coasters?|placemats?|doil(?:y|ies|ey)/i, motif('plate', home.plate), '#2c5f7a', 'home'],
  [/cutlery|spoons?\b|forks?\b|knives|knife|spatula|whisk/i, motif('cutlery', home.cutlery), '#c4302f', 'home'],
  [/bird ?(?:house|box)|doll'?s? ?house|\bhouses?\b|cottage|doorstop|\bhome\b|\bdoor\b/i, motif('house', home.house), '#c98a4b', 'home'],
  [/plant(?:er)? pot|flower ?pot|planter|watering|garden|seeds?\b|\bpots?\b/i, motif('pot', home.pot), '#b5683a', 'home'],
  [/babushka|dolly?\b|dolls?\b|girl\b/i, motif('doll', home.doll), '#c4302f', 'home'],
  [/soaps?\b|bath\b|bathroom|tissues?|sponge/i, motif('soap', home.soap), '#b4be7a', 'home'],
  [/sewing|knitting|ribbons? ?reel|thread|buttons?\b|craft|felt/i, motif('reel', home.reel), '#b54a6a', 'home'],
  [/ribbons?|\bbows?\b/i, motif('bow', home.bow), '#b3223f', 'home'],
  [
    /building block|blocks?\b|\btoys?\b|games?\b|jigsaw|puzzle|playing|dominoes|skittles|spaceboy|circus/i,
    motif('block', home.block),
    '#c4302f',
    'home',
  ],
  [/gift ?(?:wrap|tape|set|box)|\bwrap\b|presents?\b|gifts?\b/i, motif('gift', home.gift), '#2f8f86', 'home'],
  [/\bkeys?\b|hooks?\b|hanger|knobs?\b|lock/i, motif('key', home.key), '#8a6a3c', 'home'],
  [/bauble|\bballs?\b|christmas decoration/i, motif('bauble', home.bauble), '#b3223f', 'home'],
  [/christmas|\btrees?\b|xmas|wreath|advent/i, motif('tree', home.tree), '#4f6a30', 'home'],
  [/\bbells?\b|chime/i, motif('bell', home.bell), '#d9a93f', 'home'],
  [/rabbits?|bunny|bunnies/i, motif('rabbit', home.rabbit), '#c9a27c', 'home'],
  [/easter|\beggs?\b|chick\b|\bhen\b/i, motif('egg', home.egg), '#86b8b5', 'home'],
  [/birds?\b|doves?|robins?|owls?|ducks?|parrot/i, motif('bird', home.bird), '#4f86a8', 'home'],
  [/butterfl/i, motif('butterfly', home.butterfly), '#b54a8a', 'home'],
  [/\bdogs?\b|\bcats?\b|kitty|puppy/i, motif('paw', home.paw), '#8a5a30', 'home'],
  [/skulls?|pirate/i, motif('skull', home.skull), '#efe4cc', 'home'],
  [/\broses?\b/i, motif('rose', home.rose), '#c4304a', 'home'],
  [/flowers?|daisy|daisies|floral|blossom|botanical|lavender|tulip/i, motif('flower', home.flower), '#d97a9a', 'home'],
  [/\bstars?\b/i, motif('star', home.star), '#e8a317', 'home'],
  [/hearts?\b|love\b|sweetheart|valentine/i, motif('heart', home.heart), '#c4302f', 'home'],
]

/** Food, by the words of a name. */
const foods: readonly Hint[] = [
  [/chai\b|\bteas?\b/i, motif('tea', plants.tea), '#5f7a34', 'drinks'],
  [/^chang\b|lager|\bales?\b|\bbeers?\b|\w*bier\b|\bipa\b/i, hops, '#7f9440', 'drinks'],
  [/stout|porter/i, wheat, '#d9a441', 'drinks'],
  [/anise/i, motif('anise', plants.anise), '#a2632b', 'condiments'],
  [/cajun|pepper|chill?i|paprika|salsa/i, chilli, '#c52a25', 'condiments'],
  [/gumbo|prawn|shrimp|tigers/i, shrimp, '#e06a45', 'seafood'],
  [/boysen|blueberr|blackberr/i, berries, '#5a2350', 'condiments'],
  [/cranberr|strawberr|raspberr|cherr|currant|guaran/i, berries, '#b3182f', 'condiments'],
  [/pears?\b/i, pear, '#c3b040', 'produce'],
  [/apples?\b/i, apple, '#c23a2b', 'produce'],
  [/niku|beef|kobe|steak|\bham\b|bacon|pork/i, meat, '#b02a35', 'meat'],
  [/mutton|lamb/i, meat, '#a63c36', 'meat'],
  [/ikura|[kc]aviar|\broe\b/i, roe, '#e4572b', 'seafood'],
  [/cabrales|gorgonzola|stilton|roquefort|blue cheese/i, blueCheese, '#f1e4c3', 'dairy'],
  [/manchego/i, cheese, '#efcf7e', 'dairy'],
  [/raclette|gouda|cheddar|emmental|cheese|käse|fromage|queso/i, cheese, '#edbe5c', 'dairy'],
  [/camembert|brie/i, cheese, '#f4e7c4', 'dairy'],
  [/geitost|gudbrand|mysost/i, brownCheese, '#b9763e', 'dairy'],
  [/mascarpone|yogh?urt|cream cheese|sour cream|quark/i, motif('cream', dairy.cream), '#fff8ea', 'dairy'],
  [/mozzarella|burrata/i, motif('mozzarella', dairy.mozzarella), '#fff9ec', 'dairy'],
  [/konbu|nori|seaweed|kelp/i, motif('kelp', plants.kelp), '#3f5b2f', 'seafood'],
  [/tofu|feta/i, motif('cubes', meals.cubes), '#f0e6d0', 'produce'],
  [/shouyu|\bsoya?\b/i, bean, '#6a3b20', 'condiments'],
  [/pavlova|meringue/i, motif('meringue', bakery.meringue), '#fff7ea', 'sweets'],
  [/biscuits?|cookies?|koeken|keks/i, biscuit, '#d0904a', 'sweets'],
  [/marmalade|oranges?\b|citrus|lemons?\b/i, orange, '#e8872a', 'sweets'],
  [/scones?|knödel|dumpling|\brolls?\b|\bbuns?\b/i, roll, '#dfa75c', 'grains'],
  [/knäcke|crisp ?bread|crackers?/i, motif('crispbread', bakery.crispbread), '#b97f43', 'grains'],
  [/longbread|shortbread/i, motif('shortbread', bakery.shortbread), '#e4b868', 'sweets'],
  [/tunnbr|filo|flour|bread|oats?\b|muesli|cereal|\brice\b/i, wheat, '#ddb05a', 'grains'],
  [/nuss|nuß|nougat|\bnuts?\b|almond|hazel/i, motif('nut', fruit.nut), '#a8662f', 'sweets'],
  [/gummi|gummy|jelly|candy|candies|sweets?\b/i, motif('gummyBear', sweets.gummyBear), '#d8392f', 'sweets'],
  [/valkoinen|white choc/i, chocolate, '#f1e3c4', 'sweets'],
  [/schok|choco|cocoa|kakao/i, chocolate, '#5a2e18', 'sweets'],
  [/kraut|cabbage/i, motif('cabbage', plants.cabbage), '#9db35a', 'produce'],
  [/wurst|sausages?|salami|chorizo/i, motif('sausage', meals.sausage), '#a8502b', 'meat'],
  [/crabs?\b|lobster/i, motif('crab', sea.crab), '#d4502f', 'seafood'],
  [/clams?\b|mussels?|oysters?|\bshells?\b/i, motif('clam', sea.clam), '#ddb38c', 'seafood'],
  [/\blax\b|salmon|lachs/i, fish, '#ee8a62', 'seafood'],
  [/hering|herring|\bsill\b|sild|fish|tuna|cod\b|sardine|anchov/i, fish, '#7c95a8', 'seafood'],
  [/\bcôte\b|blaye|\bwines?\b|merlot|rioja|grapes?|raisin/i, grapes, '#5a1f42', 'drinks'],
  [/chartreuse|absinth|gin\b|bitters?|vermouth/i, herb, '#6c8b34', 'drinks'],
  [/\bmee\b|noodles?|ramen|udon/i, noodles, '#b02a35', 'grains'],
  [/soup|chowder|stew|curry/i, soup, '#b5683a', 'condiments'],
  [/coffee|espresso|kaffee/i, bean, '#5f371f', 'drinks'],
  [/\bgula\b|sugar|malacca/i, motif('sugar', sweets.sugar), '#a8662f', 'condiments'],
  [/maxilaku|liquorice|lakritz/i, motif('liquorice', sweets.liquorice), '#2e2530', 'sweets'],
  [/past(?:y|ies)\b|empanada/i, motif('pasty', bakery.pasty), '#d79a50', 'meat'],
  [/tourti|sucre|chinois|\bpies?\b|\btartes?\b|quiche|cakes?\b/i, pie, '#d89b50', 'meat'],
  [/gnocchi/i, motif('gnocchi', meals.gnocchi), '#ebcb84', 'grains'],
  [/ravioli|pasta|tortellini|spaghetti|penne/i, motif('ravioli', meals.ravioli), '#ebc66e', 'grains'],
  [/escargot|snails?\b/i, motif('snail', sea.snail), '#9a6a3c', 'seafood'],
  [/érable|maple/i, motif('maple', plants.maple), '#c8511f', 'condiments'],
  [/vegie|veggie|salad|spinach/i, leaf, '#5f7a34', 'condiments'],
  [/okra|beans?\b|peas\b/i, motif('okra', plants.okra), '#6f8a3a', 'condiments'],
  [/lakka|cloudberr/i, motif('cloudberry', fruit.cloudberry), '#ee9a33', 'drinks'],
  [/soße|herbs?\b|basil|parsley|pesto|mint\b/i, herb, '#557a35', 'condiments'],
]

/** What the name of a category says, and what its goods look like if nothing else is known. */
const aisles: readonly Hint[] = [
  [/beverage|drink|beer|wine|spirit|juice|getränk/i, hops, '#7f9440', 'drinks'],
  [/condiment|sauce|spice|oil|vinegar|spread/i, chilli, '#c52a25', 'condiments'],
  [/confection|sweet|candy|dessert|chocolate|biscuit/i, biscuit, '#d59a52', 'sweets'],
  [/dairy|cheese|milk/i, cheese, '#efcf7e', 'dairy'],
  [/grain|cereal|bread|bak|pasta|flour/i, wheat, '#ddb05a', 'grains'],
  [/meat|poultry|butcher/i, meat, '#a63c36', 'meat'],
  [/sea ?food|fish/i, fish, '#7c95a8', 'seafood'],
  [/produce|fruit|vegetable/i, apple, '#c23a2b', 'produce'],
  [/teas?\b/i, motif('tea', plants.tea), '#5f7a34', 'drinks'],
  [/coffee/i, bean, '#5f371f', 'drinks'],
  [/food|grocer|delicatessen/i, leaf, '#5f7a34', 'produce'],
]

const unknown = [motif('heart', home.heart), motif('star', home.star), motif('flower', home.flower), leaf, motif('bow', home.bow)] as const
const tints = ['#c4302f', '#2f8f86', '#d9962f', '#5f7a34', '#4f6fa8', '#a24a7a'] as const

/** Colours that names tell. They are those of things, not of food. */
const colours: readonly (readonly [RegExp, string])[] = [
  [/\bpink\b|\bfuchsia\b/i, '#e07a98'],
  [/\bred\b|retro ?spot|\bruby\b|\bscarlet\b/i, '#c4302f'],
  [/\bblue\b|\bdenim\b|\bturquoise\b|\baqua\b/i, '#4f86b8'],
  [/\bgreen\b|\bemerald\b|\bmint\b/i, '#6f8f4a'],
  [/\bpurple\b|\blilac\b|\bviolet\b|\bamethyst\b/i, '#8a5fa0'],
  [/\byellow\b|\bgold(?:en)?\b|\bamber\b/i, '#dfa62a'],
  [/\borange\b/i, '#e07f2e'],
  [/\bblack\b|\bgothic\b/i, '#3a3038'],
  [/\bwhite\b|\bivory\b|\bcream\b|\blinen\b|\bpearl\b/i, '#f1e7d3'],
  [/\bsilver\b|\bzinc\b|\bmetal\b|\bgr[ae]y\b|\bchrome\b|\btin\b/i, '#a9b0b8'],
  [/\bbrown\b|\bwood(?:en)?\b|\bwicker\b|\bnatural\b|\bcopper\b|\bbronze\b/i, '#b07a44'],
]

/** A text of no use for a picture beyond this length. */
const READ = 200
const found = (hints: readonly Hint[], text: string): Hint | undefined => hints.find(([words]) => words.test(text.slice(0, READ)))

/** What a product is: by the words of its name, and else by those of its category. */
export const goodsOf = ({ name, category }: PicturedProduct): Goods => {
  const shop = found(aisles, category)
  // In an aisle of food, a name tells food: "Wooden Barrel Ale", "Rose Water".
  const named = found(shop === undefined ? things : foods, name) ?? found(shop === undefined ? foods : things, name)
  if (named !== undefined && named[3] === 'home') {
    const [, what, tint] = named
    return { ...what, tint: colours.find(([words]) => words.test(name.slice(0, READ)))?.[1] ?? tint, aisle: shop?.[3] ?? 'home' }
  }
  const known = named ?? shop
  if (known !== undefined) return { ...known[1], tint: known[2], aisle: shop?.[3] ?? known[3] }
  const number = numberOf(name)
  return { ...oneOf(unknown, number), tint: oneOf(tints, number >>> 4), aisle: 'home' }
}

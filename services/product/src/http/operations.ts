import { pictureTypes } from '@souk/contracts'
import { defineOperations, followed, lastEventId } from '@souk/http'

export const operations = defineOperations({
  listProducts: {
    summary: 'List products',
    description:
      'Those with the status, the availability, so many units at most and a price between two limits, of the category and all inside it: in the order of `sort`, or else in the order in which they were added. Or those with the ids that the query names. A cursor names what the list is ordered by: a product that changes just then may be missed or come twice, but no other.',
    answerHeaders: ['etag'],
  },
  streamProducts: {
    summary: 'Follow the changes of products',
    description: `A stream of events: every change of a product, of its price or of its stock, when the catalogue shows it. ${followed}`,
    requestHeaders: lastEventId,
  },
  countProducts: {
    summary: 'Count products by availability, status and category',
    description:
      'The numbers beside the filters of the list: with each availability, each status and each category, the products that match the other filters. The categories are those directly inside the one that the query names, or else those that are in none. Each number is exact up to 1,000, as the `total` of the list is.',
    answerHeaders: ['etag'],
  },
  exportProducts: {
    summary: 'Export products as CSV',
    description:
      'Those that match every filter, in the order in which they were added, or the reverse: of all states, the active ones first, or of one. The file can be changed and sent to the import.',
  },
  addProduct: {
    summary: 'Add a product',
    description: 'Its slug is made from its name.',
    problems: ['unknown-category', 'amount-too-large'],
    answerHeaders: ['location'],
  },
  getProduct: {
    summary: 'Show a product',
    description:
      'Its `ETag` changes with everything that the answer shows. `If-Match` compares its `version` alone, so that a sale never refuses an edit. With `asOf` it is shown as it was, with its price and stock; 404 before it was added.',
    answerHeaders: ['etag', 'souk-as-of'],
  },
  getProductHistory: {
    summary: 'Show the history of a product',
    description:
      'Every change of its entry, its price and its stock, the newest first: who made it, and the fields as they were before and after; for the stock the movement, with the reason or the order behind it.',
  },
  exportProductHistory: {
    summary: 'Export the history of a product as CSV',
    description:
      'Every change, the newest first: its entry with each field before and after, so all prices that it has had, and every movement of its stock.',
  },
  getProductBySlug: {
    summary: 'Find a product by its slug',
    description: 'Slugs that it had before a change of its name lead to it as well.',
    answerHeaders: ['etag'],
  },
  changeProduct: {
    summary: 'Change a product',
    description: 'Fields that are left out stay as they are.',
    problems: ['precondition-failed', 'unknown-category', 'product-retired', 'amount-too-large'],
  },
  retireProduct: {
    summary: 'Retire a product',
    description: 'It can be ordered no more. Orders that were placed go on.',
    problems: ['precondition-failed'],
  },
  restoreProduct: {
    summary: 'Bring a retired product back',
    description: 'It can be ordered again, as it was.',
    problems: ['precondition-failed', 'unknown-category'],
  },
  importProducts: {
    summary: 'Import products from a CSV file',
    description: [
      'The first line names the columns, as an export does; the order does not matter, and columns may be missing. Commas, semicolons or tabs separate the cells.',
      '',
      '- A row with a `productId` changes this product where a cell differs. A row without one adds a product, and needs a `name`, a `category` and a `price`.',
      '- An empty `description` or `supplier` empties it. Any other empty cell says nothing.',
      '- `category` is a path, such as `Drinks / Teas`, or an id, in capitals or not. It must exist. `price` is in minor units.',
      '- `stock` is applied as the difference from `stockExported`, so that a sale in between is not undone.',
      '- `version` is that which the product must still have.',
      '- `slug`, `addedAt`, `reserved` and `sold` are not read.',
      '',
      'With `mode=check`, which is the default, the answer says what would be done. With `mode=apply` it is done, unless `errors` has something: then nothing is done. Only a row that somebody makes impossible at the same time is an error beside others that are done.',
      '',
      'The same file is the same import, whoever sends it: a request that was cut off is finished by sending it again, and no row is applied twice. The counts say what has become of its rows, whenever that was; `earlier` says how much of it earlier requests have done. A row that changed nothing has left no trace: if the file comes again, it counts as it stands then. To import the same file a second time, send it with another `Idempotency-Key`. All managers share these keys. With the same key, a file may also come in parts, each row under its number and all others left empty.',
    ].join('\n'),
  },
  changeProducts: {
    summary: 'Change several products',
    description: [
      'One change for each product, up to 100 of them, and one result for each change: one that is refused does not keep the others from being done. The `type` of a change says what it does:',
      '',
      '- `price` sets the price, `pricePercent` adds a part of the present one to it or takes it off',
      '- `stock` adds units, or removes them',
      '- `category` puts the product into another category',
      '- `retirement` retires it, `restoration` brings it back',
      '',
      'The `version` of a change is the `version` that the product had when the sender saw it, as `If-Match` is for one product: if it has another one by now, the result is 412 `precondition-failed`. Orders and stock do not change it. Without it the change is made to any version.',
      '',
      'The `Idempotency-Key` counts for each product by itself, so a repeat finishes what is not done yet and does nothing twice.',
    ].join('\n'),
    problems: ['idempotency-key-required'],
  },
  changePicture: {
    summary: 'Upload the picture of a product',
    description: [
      'The body is the file of a PNG, JPEG, WebP or AVIF picture that does not move, up to 5 MB and 50 million pixels. Its bytes tell which it is; `Content-Type` does not matter.',
      '',
      'The shop makes WebP and AVIF pictures of it in up to three widths, without metadata, and answers them in `pictures` of the product. It does not keep the file. One of its own files puts the picture of which it is back as it was, also for another product.',
    ].join('\n'),
    problems: ['precondition-failed', 'product-retired', 'broken-picture', 'picture-too-large', 'unsupported-picture'],
    takes: pictureTypes,
  },
  removePicture: {
    summary: 'Remove the picture of a product',
    description: 'Done also if it has none. Its paths go on leading to the picture, because pages and caches may still show it.',
    problems: ['precondition-failed', 'product-retired'],
  },
  drawPicture: {
    summary: 'Draw a picture of a product',
    description:
      'How it is packed, with a label: for a product of which no picture was uploaded. Drawn from its texts and the name of its category; the same texts give the same picture. An SVG of 400 × 480.',
    answerHeaders: ['etag'],
    answerTypes: ['image/svg+xml'],
  },
  getDrawnPicture: {
    summary: 'Show a drawn picture',
    description:
      'At a path that answers tell, `drawn` of a product. With `.png` in place of `.svg` it is a card that other sites may show beside a link: the same pack with room around it, 1200 × 630. With `.label.svg` it is the label alone, and with `.case.svg` the open case with all packs, if the description says how many there are. What it answers never changes.',
    redirects: 'The product has other texts by now, or does not have these yet: to its picture as it is drawn now.',
    answerHeaders: ['etag'],
    answerTypes: ['image/svg+xml', 'image/png'],
  },
  getPicture: {
    summary: 'Show a picture',
    description: 'At a path from `pictures` of a product. What it answers never changes.',
    answerHeaders: ['etag'],
    answerTypes: ['image/avif', 'image/webp'],
  },
  adjustStock: {
    summary: 'Adjust the stock of a product',
    description:
      'By a difference, with a reason: a delivery, a count, a loss. Units that are held for orders cannot be taken away. With `undoes`, it takes back the adjustment of that commit: once, whoever asks for it.',
    problems: ['insufficient-stock', 'amount-too-large', 'wrong-undo', 'already-undone'],
  },
  listCategories: {
    summary: 'List categories',
    description:
      'In the order in which they were added: all with the status, or those directly inside one category. `q` finds them by words.',
    answerHeaders: ['etag'],
  },
  exportCategories: {
    summary: 'Export categories as CSV',
    description:
      'All of them, or those with one status, or those that a text finds: the active ones first, each in the order in which they were added.',
  },
  addCategory: {
    summary: 'Add a category',
    description: 'Its slug is made from its name. It may lie inside another category, eight levels deep at most.',
    problems: ['unknown-category', 'category-too-deep'],
    answerHeaders: ['location'],
  },
  getCategory: {
    summary: 'Show a category',
    description: 'Its `ETag` changes with everything that the answer shows. `If-Match` compares its `version` alone.',
    answerHeaders: ['etag'],
  },
  getCategoryHistory: {
    summary: 'Show the history of a category',
    description: 'Every change, the newest first: who made it, and the fields as they were before and after.',
  },
  exportCategoryHistory: {
    summary: 'Export the history of a category as CSV',
    description: 'Every change, the newest first, with each field before and after.',
  },
  getCategoryBySlug: {
    summary: 'Find a category by its slug',
    description: 'Slugs that it had before a change of its name lead to it as well.',
    answerHeaders: ['etag'],
  },
  changeCategory: {
    summary: 'Change a category',
    description: 'Fields that are left out stay as they are. Another parent moves the category with all that is inside it.',
    problems: ['precondition-failed', 'conflict', 'unknown-category', 'category-cycle', 'category-too-deep'],
  },
  retireCategory: {
    summary: 'Retire a category',
    description: 'No product or category can be put into it any more. It keeps those that it has.',
    problems: ['precondition-failed'],
  },
  restoreCategory: {
    summary: 'Bring a retired category back',
    description: 'Products and categories can be put into it again.',
    problems: ['precondition-failed'],
  },
  getReservation: {
    summary: 'Show what is held for an order',
    description: 'The units of each product, and whether they are held, deducted or released.',
  },
})

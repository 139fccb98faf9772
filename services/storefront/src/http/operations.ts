import { defineOperations } from '@souk/http'

export const operations = defineOperations({
  getStorefrontHome: {
    summary: 'Show what the first page of a shop shows',
    description: 'All categories with products, and the products that are new, bought often, or back in stock.',
    answerHeaders: ['etag'],
  },
  searchProducts: {
    summary: 'Search for products',
    description:
      'Products that have all the words of `q`, in any form, the last word perhaps only begun. Words that no product has are taken for misspelt: `corrected` says what was searched for instead. If no product has all the words even so, those with the most of them are shown: `matched` says `some`. Without `q` it lists all products. A page by its cursor goes on as the first page was understood, and leaves nothing out while products change.',
    answerHeaders: ['etag'],
  },
  suggestProducts: {
    summary: 'Suggest what somebody who is typing may want',
    description: 'A few products, categories and ways in which the words may go on, as quick as one types.',
    answerHeaders: ['etag'],
  },
  getStorefrontCategory: {
    summary: 'Show what the page of a category shows',
    description: 'Its place among the categories, and its products, with those of the categories inside it.',
    answerHeaders: ['etag'],
  },
  getStorefrontCategoryBySlug: {
    summary: 'Show what the page of a category shows, by its slug',
    description: 'Any words with the right number at the end lead to it.',
    answerHeaders: ['etag'],
  },
  getStorefrontProduct: {
    summary: 'Show what the page of a product shows',
    description:
      'With its prices of the last 30 days, and products that go with it. A product that is no longer sold is shown, too: `status` says so.',
    answerHeaders: ['etag'],
  },
  getStorefrontProductBySlug: {
    summary: 'Show what the page of a product shows, by its slug',
    description: 'Any words with the right number at the end lead to it.',
    answerHeaders: ['etag'],
  },
})

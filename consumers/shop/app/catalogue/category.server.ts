import { redirect } from 'react-router'
import { answerOf, visitOf, type Context } from '@souk/site/pages/server'
import { acceptable } from './filters.ts'
import { loadListing } from './listing.server.ts'
import { socialPicture } from './storefront.server.ts'

/** The page of a category. Its slug has one spelling; others lead there. */
export const loadCategory = async (context: Context, url: URL, slug: string) => {
  const { category, path, bestselling, newest } = await answerOf(
    context,
    visitOf(context).shop.getStorefrontCategoryBySlug({ path: { slug: acceptable(slug) } }),
  )
  if (category.slug !== slug) throw redirect(`/c/${category.slug}${url.search}`, 301)
  const listing = await loadListing(context, url, category.categoryId)
  const [best = newest[0]] = bestselling
  return {
    image: best && socialPicture(best),
    name: category.name,
    description: category.description,
    slug,
    path: path.map(({ slug: above, name }) => ({ slug: above, name })),
    listing,
  }
}

import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Anchor, ButtonLink, EmptyState, Section, Stall, Stalls, stalls, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { loadHome, type Home as HomeData } from './home.server.ts'
import { ProductList } from './product-list.tsx'
import { ProductPicture } from './product-picture.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => loadHome(context)

/** Six goods in lit arches on a shelf. On a phone there is room for three. */
const Arcade = ({ products }: { readonly products: HomeData['newest'] }) => {
  const { formats } = useLanguage()
  return (
    <>
      <ul role="list" className="page grid grid-cols-3 items-end gap-2 md:grid-cols-6 md:gap-4">
        {products.map((product) => (
          <li key={product.productId} className="arch max-md:nth-[n+4]:hidden">
            <Anchor href={`/p/${product.slug}`} aria-label={product.name} className="block aspect-[5/7] *:block *:size-full">
              <ProductPicture product={product} eager sizes="(width < 51.25rem) 33vw, 210px" />
            </Anchor>
          </li>
        ))}
      </ul>
      <div className="shelf" />
      <ul role="list" className="page grid grid-cols-3 gap-2 pt-4 pb-8 max-md:text-s md:grid-cols-6 md:gap-4">
        {products.map(({ productId, name, price, currency }) => (
          <li key={productId} className="max-md:nth-[n+4]:hidden">
            <p className="font-strong leading-snug">{name}</p>
            <p className="text-saffron tabular-nums">{formats.money(price, currency)}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

const Hero = ({ data }: { readonly data: HomeData }) => {
  const { texts } = useLanguage()
  const kinds = data.rows.reduce((sum, { products }) => sum + products, 0)
  const shelf = [...data.bestselling, ...data.newest].filter(
    (product, index, all) => all.findIndex(({ productId }) => productId === product.productId) === index,
  )
  return (
    <section className="bg-night text-on-night [--color-focus:#f0b23c]">
      <div className="page grid items-end gap-4 py-8 md:grid-cols-[1fr_auto] md:gap-8 md:pt-16 md:pb-12">
        <h1 className="sign text-5xl md:text-8xl max-w-[15ch]">{texts.home.open}</h1>
        <div>
          <p className="text-on-night-2 max-w-[34ch] pb-4 md:pb-6 md:text-l">{texts.home.lead(kinds)}</p>
          <ButtonLink href="/search" kind="lamp" size="l">
            {texts.home.walk}
          </ButtonLink>
        </div>
      </div>
      <Arcade products={shelf.slice(0, 6)} />
    </section>
  )
}

export default function Home() {
  const data = useLoaderData<typeof loader>()
  const { texts } = useLanguage()
  const { home } = texts
  if (data.newest.length === 0)
    return (
      <div className="page py-8">
        <title>{home.title}</title>
        <EmptyState title={home.emptyTitle}>{home.empty}</EmptyState>
      </div>
    )
  return (
    <>
      <title>{home.title}</title>
      <meta name="description" content={home.description} />
      <Hero data={data} />
      <div className="page">
        <Section title={home.rows} aside={<TextLink href="/search">{home.seeAll}</TextLink>}>
          <ul role="list" className="grid grid-cols-2 gap-x-4 md:grid-cols-4 md:gap-x-6">
            {data.rows.map(({ categoryId, slug, name, products }) => (
              <li key={categoryId} className="border-line border-t">
                <Anchor href={`/c/${slug}`} className="min-h-tap-l flex flex-wrap items-center justify-between gap-x-2 hover:underline">
                  <span className="font-strong">{name}</span>
                  <span className="text-ink-2 text-s">{home.kinds(products)}</span>
                </Anchor>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={home.newest} aside={<TextLink href="/search?sort=newest">{home.allNew}</TextLink>}>
          <ProductList label={home.newest} products={data.newest} />
        </Section>
        {data.bestselling.length > 0 && (
          <Section title={home.bestselling}>
            <ProductList label={home.bestselling} products={data.bestselling} />
          </Section>
        )}
        {data.backInStock.length > 0 && (
          <Section title={home.backInStock}>
            <ProductList label={home.backInStock} products={data.backInStock} />
          </Section>
        )}
        <Section title={home.walkTitle}>
          <Stalls label={home.walkTitle}>
            {stalls.map((stall) => (
              <Stall key={stall} stall={stall} state="done" stateText="" {...texts.stalls[stall]} />
            ))}
          </Stalls>
        </Section>
      </div>
    </>
  )
}

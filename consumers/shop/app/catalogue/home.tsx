import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Anchor, ButtonLink, EmptyState, Hero, Price, Section, Stall, Stalls, stalls, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { AddToCart } from './add-to-cart.tsx'
import { loadHome, type Home as HomeData } from './home.server.ts'
import { packText } from './pack.ts'
import { PageHead } from './page-head.tsx'
import { ProductList } from './product-list.tsx'
import { ProductPicture } from './product-picture.tsx'
import { StallRows } from './stall-rows.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => loadHome(context)

const Shelf = ({ data: { kinds, makers, shelf } }: { readonly data: HomeData }) => {
  const { texts, formats } = useLanguage()
  return (
    <Hero
      title={texts.home.open}
      lead={texts.home.lead(formats.number(kinds), formats.number(makers))}
      action={
        <ButtonLink href="/search" kind="lamp" size="l">
          {texts.goods.walk}
        </ButtonLink>
      }
      niches={shelf.map((product) => ({
        href: `/p/${product.slug}`,
        name: product.name,
        picture: <ProductPicture product={product} eager sizes="(width < 51.25rem) 33vw, 210px" />,
        price: formats.money(product.price, product.currency),
      }))}
    />
  )
}

/** What is bought most: the first one large, the others in their order. */
const Ranking = ({ products }: { readonly products: HomeData['bestselling'] }) => {
  const { texts } = useLanguage()
  const [first, ...others] = products
  if (first === undefined) return null
  return (
    <div className="grid gap-4 md:grid-cols-[5fr_7fr] md:gap-8">
      <article className="bg-surface rounded-l group relative grid grid-rows-[1fr_auto] overflow-hidden">
        <div className="bg-sunken relative aspect-[5/4] overflow-hidden md:aspect-auto">
          <div className="absolute inset-0 *:block *:size-full *:transition-transform *:duration-slow group-hover:*:scale-103">
            <ProductPicture product={first} sizes="(width < 51.25rem) 100vw, 540px" />
          </div>
        </div>
        <div className="grid grid-cols-[1fr_auto] items-end gap-x-4 gap-y-1 p-4 md:p-6">
          <p className="rank">1</p>
          <h3 className="font-text text-l font-strong col-start-1 leading-snug tracking-normal font-stretch-normal">
            <Anchor
              href={`/p/${first.slug}`}
              className="outline-none after:absolute after:inset-0 focus-visible:after:outline-3 focus-visible:after:-outline-offset-3 focus-visible:after:outline-focus"
            >
              {first.name}
            </Anchor>
          </h3>
          <p className="text-ink-2 text-s col-start-1">
            {[first.supplier, packText(first.description)].filter((text) => text !== '').join(', ')}
          </p>
          <div className="col-start-2 row-span-2 row-start-2">
            <Price size="xl" price={{ amount: first.price, currency: first.currency }} locale={texts.locale} />
          </div>
        </div>
      </article>
      <ol role="list" start={2} className="flex flex-col">
        {others.map((product, index) => (
          <li
            key={product.productId}
            className="border-line relative grid flex-1 grid-cols-[28px_56px_1fr_auto] items-center gap-3 border-t py-3 last:border-b md:grid-cols-[44px_72px_1fr_auto_auto] md:gap-4"
          >
            <span className="rank">{index + 2}</span>
            <span className="bg-sunken rounded-s aspect-[5/6] overflow-hidden *:block *:size-full">
              <ProductPicture product={product} sizes="72px" />
            </span>
            <span className="min-w-0">
              <h3 className="font-text text-m font-strong leading-snug tracking-normal font-stretch-normal">
                <Anchor
                  href={`/p/${product.slug}`}
                  className="outline-none after:absolute after:inset-0 focus-visible:after:outline-3 focus-visible:after:outline-focus hover:underline"
                >
                  {product.name}
                </Anchor>
              </h3>
              <span className="text-ink-2 text-s block">{packText(product.description)}</span>
            </span>
            <Price price={{ amount: product.price, currency: product.currency }} locale={texts.locale} />
            <span className="relative z-10 hidden md:block">
              <AddToCart product={product} look="line" />
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

export default function Home() {
  const data = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { home } = texts
  const head = <PageHead title={home.title} description={home.description} path="/" image={data.image} />
  if (data.kinds === 0)
    return (
      <div className="page py-8">
        {head}
        <EmptyState title={home.emptyTitle}>{home.empty}</EmptyState>
      </div>
    )
  return (
    <>
      {head}
      <Shelf data={data} />
      <div className="page">
        <Section title={home.rows(data.rows.length)} aside={<TextLink href="/search">{home.seeAll(formats.number(data.kinds))}</TextLink>}>
          <StallRows rows={data.rows} />
        </Section>
        <Section title={home.newest} aside={<TextLink href="/search?sort=newest">{home.allNew}</TextLink>}>
          <ProductList label={home.newest} products={data.newest} oneRow />
        </Section>
        {data.bestselling.length > 0 && (
          <Section
            title={texts.goods.bestselling}
            aside={<TextLink href="/search?sort=bestselling">{texts.goods.allBestselling}</TextLink>}
          >
            <Ranking products={data.bestselling} />
          </Section>
        )}
        {data.backInStock.length > 0 && (
          <Section title={home.backInStock}>
            <ProductList label={home.backInStock} products={data.backInStock} oneRow />
          </Section>
        )}
        <Section title={home.walkTitle}>
          <Stalls label={home.walkTitle}>
            {stalls.map((stall, index) => (
              <Stall key={stall} stall={stall} state="done" stateText="" place={index + 1} {...texts.stalls[stall]} />
            ))}
          </Stalls>
        </Section>
      </div>
    </>
  )
}

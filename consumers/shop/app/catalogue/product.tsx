import { Suspense } from 'react'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Breadcrumbs, Facts, Gallery, Notice, Price, Section, StockNote, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { later } from '../shell/later.ts'
import { BuyBox } from './buy-box.tsx'
import { minorUnit } from './minor-unit.ts'
import { packText } from './pack.ts'
import { PageHead, useSite } from './page-head.tsx'
import { ProductList } from './product-list.tsx'
import { ProductPicture } from './product-picture.tsx'
import { loadProduct, type ProductData } from './product.server.ts'
import { reducedFrom } from './reduced-from.ts'
import { FEW } from './stock.tsx'
import { crumbsData, productData, StructuredData } from './structured-data.tsx'

export const loader = ({ context, request, params }: LoaderFunctionArgs) => loadProduct(context, new URL(request.url), params['slug'] ?? '')

/** Most prices have not changed lately. */
const PriceHistory = later(() => import('./price-history.tsx'))

const DAY_MS = 86_400_000

/** How broad the picture of the page is. */
const STAGE = '(width < 51.25rem) 100vw, 630px'

/** The picture of a product, and what else is drawn of it. */
const usePictures = ({ product, views }: ProductData) => {
  const { texts } = useLanguage()
  const { pictures } = texts.facts
  const drawn = (path: string, alt: string) => <img src={path} alt={alt} width={400} height={480} loading="lazy" decoding="async" />
  return [
    {
      id: 'pack',
      name: pictures.pack,
      picture: <ProductPicture product={product} eager sizes={STAGE} />,
      thumb: <ProductPicture product={product} sizes="64px" />,
    },
    ...views.map(({ view, path }) => ({
      id: view,
      name: pictures[view],
      picture: drawn(path, pictures[view]),
      thumb: drawn(path, ''),
    })),
  ]
}

/** What one is, in the words of the shop: "a case of 32 bottles, £0.66 a bottle". */
const usePackPrice = ({ held, product: { price, currency } }: ProductData): string | undefined => {
  const { texts, formats } = useLanguage()
  return held && texts.packs[held.container](formats.number(held.count), formats.money(Math.round(price / held.count), currency))
}

const useFacts = ({ product, path, ofMaker, prices, now }: ProductData) => {
  const { texts, formats } = useLanguage()
  const { facts, goods } = texts
  const { unitsAvailable: units, description, supplier, isRetired } = product
  const row = path.at(-1)
  const [first] = prices
  const isLong = description.length > 60
  return [
    !isRetired && {
      term: facts.stock,
      value:
        units === 0 ? (
          <StockNote level="none">{goods.soldOut}</StockNote>
        ) : units < FEW ? (
          <StockNote level="few">{goods.left(units)}</StockNote>
        ) : (
          <strong className="font-strong">{facts.cases(formats.number(units))}</strong>
        ),
    },
    description !== '' && !isLong && { term: facts.pack, value: packText(description) },
    row !== undefined && { term: facts.row, value: <TextLink href={`/c/${row.slug}`}>{row.name}</TextLink> },
    supplier !== '' && {
      term: facts.maker,
      value: (
        <>
          <TextLink href={`/search?${new URLSearchParams({ maker: supplier })}`}>
            <bdi>{supplier}</bdi>
          </TextLink>
          , {facts.ofMaker(ofMaker, formats.number(ofMaker))}
        </>
      ),
    },
    prices.length === 1 &&
      first !== undefined &&
      now - Date.parse(first.since) >= DAY_MS && {
        term: facts.price,
        value: now - Date.parse(first.since) >= 30 * DAY_MS ? facts.unchanged : facts.since(formats.date(first.since)),
      },
  ].filter((fact) => fact !== false)
}

export default function Product() {
  const data = useLoaderData<typeof loader>()
  const { product, image, path, prices, lowestPrice, now, boughtTogether, sameCategory, orderKey, credit } = data
  const { texts, formats } = useLanguage()
  const { address, pageAt } = useSite()
  const facts = useFacts(data)
  const pictures = usePictures(data)
  const packPrice = usePackPrice(data)
  const { goods, facts: words } = texts
  const { name, slug, description, supplier, price, currency, unitsAvailable: units, isRetired } = product
  const row = path.at(-1)
  const before = reducedFrom(prices)
  const money = { amount: price, currency }
  const crumbs = [
    { text: 'Souk', href: '/' },
    ...path.map((above) => ({ text: above.name, href: `/c/${above.slug}` })),
    { text: name, href: `/p/${slug}` },
  ]
  return (
    <div className="page pt-4 md:pt-6">
      <PageHead
        title={`${name} · Souk`}
        description={words.description(name, packText(description), supplier, formats.money(price, currency))}
        path={`/p/${slug}`}
        type="product"
        image={image}
      />
      <StructuredData
        data={import.meta.env.SSR ? crumbsData(crumbs.map(({ text, href }) => ({ name: text, address: pageAt(href) }))) : undefined}
      />
      <StructuredData
        data={
          import.meta.env.SSR
            ? productData({
                productId: product.productId,
                name,
                description,
                supplier,
                category: row?.name,
                address: pageAt(`/p/${slug}`),
                image: `${address}${image.path}`,
                price: String(price / minorUnit(currency)),
                currency,
                units,
                isRetired,
              })
            : undefined
        }
      />
      <div className="grid items-start gap-6 md:grid-cols-2 md:gap-8 lg:gap-16">
        {product.pictures === null ? (
          // As high as the window leaves room for, so that the small pictures are in sight.
          <div className="max-md:max-w-form mx-auto w-full md:max-w-[max(20rem,calc((100svh-13rem)/1.18))]">
            <Gallery key={slug} label={words.pictures.title} pictures={pictures} />
          </div>
        ) : (
          <div className="bg-sunken rounded-l overflow-hidden">
            <ProductPicture product={product} eager whole sizes={STAGE} />
          </div>
        )}
        <div>
          <Breadcrumbs label={goods.path} items={crumbs.slice(0, -1)} />
          <h1 className="sign text-4xl md:text-6xl pt-1 pb-3">{name}</h1>
          {supplier !== '' && (
            <p className="text-ink-2 md:text-l">
              <bdi>{supplier}</bdi>
            </p>
          )}
          {isRetired ? (
            <Notice tone="warn" className="mt-6" title={words.retired}>
              {words.retiredText}
            </Notice>
          ) : (
            <>
              <p className="flex flex-wrap items-baseline gap-x-4 gap-y-2 pt-6">
                <Price
                  size="xl"
                  price={money}
                  locale={texts.locale}
                  {...(before !== undefined && {
                    before: { price: { amount: before, currency }, nowText: words.now, beforeText: words.before },
                  })}
                />
                {packPrice !== undefined && <span className="text-ink-2">{packPrice}</span>}
              </p>
              {units > 0 ? (
                <BuyBox key={slug} product={product} orderKey={orderKey} credit={credit} />
              ) : (
                <Notice tone="bad" className="my-6" title={goods.soldOut}>
                  {words.soldOutText}
                </Notice>
              )}
            </>
          )}
          {description.length > 60 && <p className="max-w-measure pb-6">{description}</p>}
          <Facts items={facts} className="pt-2" />
          {prices.length > 1 && (
            <section aria-labelledby="prices" className="border-line border-t pt-4">
              <h2 id="prices" className="font-text text-m font-strong pb-2 tracking-normal font-stretch-normal">
                {texts.history.title}
              </h2>
              <Suspense>
                <PriceHistory prices={prices} currency={currency} now={now} />
              </Suspense>
              <p className="text-ink-2 text-s pt-2">{texts.history.lowest(formats.money(lowestPrice, currency))}</p>
            </section>
          )}
        </div>
      </div>
      {boughtTogether.length > 0 && (
        <Section title={words.boughtTogether}>
          <ProductList label={words.boughtTogether} products={boughtTogether} oneRow />
        </Section>
      )}
      {sameCategory.length > 0 && row !== undefined && (
        <Section title={words.sameRow} aside={<TextLink href={`/c/${row.slug}`}>{words.allOfRow(row.name)}</TextLink>}>
          <ProductList label={words.sameRow} products={sameCategory} oneRow />
        </Section>
      )}
    </div>
  )
}

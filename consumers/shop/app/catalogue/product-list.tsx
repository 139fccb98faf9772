import { Badge, Price, ProductCard, ProductCards } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Home } from './home.server.ts'
import { ProductPicture } from './product-picture.tsx'

/** Fewer than that, and a card says how many are left. */
const FEW = 10

/** Products side by side. */
export const ProductList = ({ label, products }: { readonly label: string; readonly products: Home['newest'] }) => {
  const { texts } = useLanguage()
  return (
    <ProductCards label={label}>
      {products.map((product) => (
        <ProductCard
          key={product.productId}
          href={`/p/${product.slug}`}
          name={product.name}
          pack={product.description}
          picture={<ProductPicture product={product} />}
          price={<Price price={{ amount: product.price, currency: product.currency }} locale={texts.locale} />}
          flag={
            product.unitsAvailable === 0 ? (
              <Badge tone="bad">{texts.home.soldOut}</Badge>
            ) : product.unitsAvailable < FEW ? (
              <Badge tone="warn">{texts.home.left(product.unitsAvailable)}</Badge>
            ) : undefined
          }
        />
      ))}
    </ProductCards>
  )
}

import { Price, ProductCard, ProductCards } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { AddToCart } from './add-to-cart.tsx'
import { packText } from './pack.ts'
import { ProductPicture } from './product-picture.tsx'
import { FEW, StockFlag } from './stock.tsx'
import type { Card } from './storefront.server.ts'

export interface ProductListProps {
  readonly label: string
  readonly products: readonly Card[]
  /** Three side by side, next to filters. Default: four. */
  readonly beside?: boolean
  /** Four of them, in one row. */
  readonly oneRow?: boolean
  readonly level?: 2 | 3
}

/** Products side by side. */
export const ProductList = ({ label, products, beside = false, oneRow = false, level = 3 }: ProductListProps) => {
  const { texts } = useLanguage()
  return (
    <ProductCards label={label} beside={beside} oneRow={oneRow}>
      {products.map((product, index) => (
        <ProductCard
          key={product.productId}
          href={`/p/${product.slug}`}
          name={product.name}
          pack={packText(product.description)}
          level={level}
          picture={<ProductPicture product={product} eager={beside && index < 3} />}
          price={<Price price={{ amount: product.price, currency: product.currency }} locale={texts.locale} />}
          {...(product.unitsAvailable > 0 && { action: <AddToCart product={product} /> })}
          {...(product.unitsAvailable < FEW && { flag: <StockFlag units={product.unitsAvailable} /> })}
        />
      ))}
    </ProductCards>
  )
}

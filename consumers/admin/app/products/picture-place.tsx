import type { Product } from '@souk/client'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

/** Which picture the shop shows. It has a page of its own. */
export const PicturePlace = ({ product: { productId, pictures } }: { readonly product: Pick<Product, 'productId' | 'pictures'> }) => {
  const { texts } = useLanguage()
  const { products: words } = texts
  return (
    <section>
      <h3>{words.picture}</h3>
      <p className="quiet">{pictures === null ? words.pictureDrawn : words.pictureUploaded(pictures.width, pictures.height)}</p>
      <p>
        <Anchor href={`/products/${productId}/picture`} className="link">
          {words.pictureWay}
        </Anchor>
      </p>
    </section>
  )
}

import { useFetcher, useLocation } from 'react-router'
import { Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

export interface AddToCartProps {
  readonly product: { readonly productId: string; readonly name: string }
  /** How its button looks: within a list it is a square without text. */
  readonly look?: 'card' | 'line'
}

/** The page to come back to after the cart. */
export const ReturnTo = () => {
  const { pathname, search } = useLocation()
  return <input type="hidden" name="returnTo" value={`${pathname}${search}`} />
}

/** Puts one of a product into the cart. The visitor stays where they are. */
export const AddToCart = ({ product: { productId, name }, look = 'card' }: AddToCartProps) => {
  const fetcher = useFetcher()
  const { texts } = useLanguage()
  return (
    <fetcher.Form method="post" action="/cart/lines" preventScrollReset>
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="quantity" value="1" />
      <ReturnTo />
      <Button
        kind={look === 'card' ? 'action' : 'line'}
        icon="plus"
        square={look === 'card' ? 'phone' : true}
        busy={fetcher.state !== 'idle'}
        aria-label={texts.goods.addOne(name)}
      >
        {texts.goods.add}
      </Button>
    </fetcher.Form>
  )
}

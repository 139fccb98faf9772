import type { ChangeProductInput, Product } from '@souk/client'
import { answerOf, visitOf, type Context } from '@souk/site/pages/server'
import type { Fields } from '../changes/merge.ts'
import type { Thing } from '../changes/save.server.ts'
import { fieldsOf } from './fields.ts'

const changeOf = ({ name, categoryId, supplier, price, description, picture }: Fields): ChangeProductInput => ({
  ...(typeof name === 'string' && { name }),
  ...(typeof categoryId === 'string' && { categoryId }),
  ...(typeof supplier === 'string' && { supplier }),
  ...(typeof price === 'number' && { price }),
  ...(typeof description === 'string' && { description }),
  ...((typeof picture === 'string' || picture === null) && { picture }),
})

export const productOf = (context: Context, productId: string): Promise<Product> =>
  answerOf(context, visitOf(context).shop.getProduct({ path: { productId } }))

/** A product as something that several people edit. @param newSlug  whether a new name makes a new slug */
export const productThing = (context: Context, productId: string, newSlug = false): Thing => {
  const { shop } = visitOf(context)
  const path = { productId }
  return {
    read: async () => {
      const product = await productOf(context, productId)
      return { version: product.version, fields: fieldsOf(product) }
    },
    history: (query) => shop.getProductHistory({ path, query }),
    write: ({ status, ...fields }, ifMatch) => {
      const headers = { 'if-match': ifMatch }
      if (status === 'retired') return shop.retireProduct({ path, headers })
      if (status === 'active') return shop.restoreProduct({ path, headers })
      return shop.changeProduct({ path, headers, body: { ...changeOf(fields), ...(newSlug && { newSlug: true }) } })
    },
  }
}

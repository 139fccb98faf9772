import type { Answer } from '@souk/client'
import { answerOf, idIn, visitOf, type Context, type Params } from '@souk/site/pages/server'

/** A picture runs and loads nothing, also if somebody opens it as a page. */
const picture = async (context: Context, asked: Promise<Answer<unknown>>, type: string, keeping: string): Promise<Response> => {
  const bytes = await answerOf(context, asked)
  if (!(bytes instanceof ReadableStream)) throw new TypeError('the answer is no stream')
  const headers = { 'content-type': type, 'cache-control': keeping, 'content-security-policy': "default-src 'none'; sandbox" }
  return new Response(bytes, { headers })
}

/** A picture that was uploaded. Its name tells its bytes. */
export const uploadedPicture = (context: Context, file = ''): Promise<Response> =>
  picture(
    context,
    visitOf(context).shop.getPicture({ path: { file }, parseAs: 'stream' }),
    file.endsWith('.avif') ? 'image/avif' : 'image/webp',
    'private, max-age=31536000, immutable',
  )

/** The picture that the shop draws of a product. */
export const drawnPicture = async (context: Context, params: Params): Promise<Response> => {
  const path = { productId: idIn(params, 'productId') }
  return picture(context, visitOf(context).shop.drawPicture({ path, parseAs: 'stream' }), 'image/svg+xml', 'private, no-cache')
}

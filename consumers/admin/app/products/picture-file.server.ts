import type { Answer } from '@souk/client'
import { answerOf, visitOf, type Context } from '@souk/site/pages/server'

/** A picture, whose name tells its bytes. It runs and loads nothing, also if somebody opens it as a page. */
const picture = async (context: Context, asked: Promise<Answer<unknown>>, type: string): Promise<Response> => {
  const bytes = await answerOf(context, asked)
  if (!(bytes instanceof ReadableStream)) throw new TypeError('the answer is no stream')
  const { response } = await asked
  // A name of former texts leads to another picture.
  const keeping = response?.redirected === true ? 'no-store' : 'private, max-age=31536000, immutable'
  const headers = { 'content-type': type, 'cache-control': keeping, 'content-security-policy': "default-src 'none'; sandbox" }
  return new Response(bytes, { headers })
}

/** A picture that was uploaded. */
export const uploadedPicture = (context: Context, file = ''): Promise<Response> => {
  const type = file.endsWith('.avif') ? 'image/avif' : 'image/webp'
  return picture(context, visitOf(context).shop.getPicture({ path: { file }, parseAs: 'stream' }), type)
}

/** The picture that the shop draws of a product. */
export const drawnPicture = (context: Context, file = ''): Promise<Response> =>
  picture(context, visitOf(context).shop.getDrawnPicture({ path: { file }, parseAs: 'stream' }), 'image/svg+xml')

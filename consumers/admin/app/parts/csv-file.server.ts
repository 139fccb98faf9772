import type { Answer } from '@souk/client'
import { answerOf, type Context } from '@souk/site/pages/server'

/** Hands on a file as it comes. @param asked  with `parseAs: 'stream'` */
export const fileFrom = async (context: Context, name: string, type: string, asked: Promise<Answer<unknown>>): Promise<Response> => {
  const file = await answerOf(context, asked)
  if (!(file instanceof ReadableStream)) throw new TypeError('the answer is no stream')
  return new Response(file, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' },
  })
}

/** Hands on a file of rows as it comes. @param asked  with `parseAs: 'stream'` */
export const csvFile = (context: Context, name: string, asked: Promise<Answer<unknown>>): Promise<Response> =>
  fileFrom(context, `${name}.csv`, 'text/csv; charset=utf-8', asked)

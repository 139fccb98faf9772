import { data, redirect } from 'react-router'
import { everyItem, positionOf, valueOf, type Commit, type Problem } from '@souk/client'
import { isId } from '@souk/site/pages'
import { answerOf, formOf, orInstead, orNull, visitOf, type Context } from '@souk/site/pages/server'
import type { Texts } from '../languages/texts.ts'
import { customerNames } from '../parts/customer-names.server.ts'
import { tell } from '../shell/told.server.ts'
import { fileOf } from './picture-address.ts'
import { pictureChangesIn, pictureEvents, type PictureChange } from './picture-changes.ts'

/** The most that the shop takes. */
const MOST_BYTES = 5 * 1024 * 1024

/** The commits of one event of a product: all of them, however long its history is, because the log knows where they stand. */
const commitsWith = (context: Context, productId: string, type: string): Promise<Commit[]> => {
  const { shop } = visitOf(context)
  return everyItem(async (query) => {
    const { commits, nextCursor } = await valueOf(shop.listCommits({ query: { ...query, stream: `product-${productId}`, type } }))
    return { items: commits, nextCursor }
  })
}

/** The changes of the picture, the newest first. Null: the log does not answer. */
const changesOf = async (context: Context, productId: string): Promise<readonly PictureChange[] | null> => {
  const read = Promise.all(pictureEvents.map((type) => commitsWith(context, productId, type)))
  const commits = await orNull(
    context,
    read.then((found) => ({ data: found.flat(), error: undefined })),
  )
  return commits && pictureChangesIn(commits)
}

const productOf = (context: Context, productId: string) => {
  if (!isId(productId)) throw data(null, 404)
  return answerOf(context, visitOf(context).shop.getProduct({ path: { productId } }))
}

export const loadPicture = async (context: Context, productId = '') => {
  const { name, version, status, pictures, drawn } = await productOf(context, productId)
  const changes = await changesOf(context, productId)
  const names = await customerNames(context, changes?.flatMap(({ actorId }) => actorId ?? []) ?? [])
  return { productId, name, version, isRetired: status === 'retired', picture: pictures, drawn, changes, names, mostBytes: MOST_BYTES }
}

export type Refusal = keyof Texts['picture']['refusals']

const refusals: Readonly<Record<string, Refusal>> = {
  'broken-picture': 'broken',
  'picture-too-large': 'tooManyPixels',
  'unsupported-picture': 'unsupported',
  'body-too-large': 'tooLong',
  'malformed-request': 'noFile',
  'product-retired': 'retired',
  'precondition-failed': 'changed',
}

const refusedBy = ({ code, status }: Problem): Refusal => refusals[code] ?? (status >= 500 ? 'away' : 'unsupported')

const refuse = (refusal: Refusal) => data({ refusal }, refusal === 'away' ? 503 : 422)

/** Puts a picture, or takes it away, and tells how that is undone. */
const put = async (context: Context, request: Request, productId: string, version: string, file: Blob | undefined) => {
  const { shop } = visitOf(context)
  const asked = { path: { productId }, headers: { 'if-match': `"${version}"` } }
  const answer = await orInstead(context, file === undefined ? shop.removePicture(asked) : shop.changePicture({ ...asked, body: file }))
  if (answer.error !== undefined) return refuse(refusedBy(answer.error))
  const { name, version: made } = await productOf(context, productId)
  const address = `/products/${productId}/picture`
  if (String(made) === version) tell(context, request, ({ picture: words }) => words.same(name))
  else
    tell(context, request, ({ picture: words }) => (file === undefined ? words.removed(name) : words.changed(name)), {
      undo: { action: address, fields: { intent: 'undo', position: String(positionOf(answer)) } },
    })
  return redirect(address)
}

/** Makes the picture what it was before a change. The shop knows its own files: any of them puts the whole picture back as it was. */
const putBack = async (context: Context, request: Request, productId: string, version: string, change: string) => {
  const changes = await changesOf(context, productId)
  if (changes === null) return refuse('away')
  const found = changes.find((one) => String(one.position) === change)
  if (found === undefined) return refuse('changed')
  if (found.before === null) return put(context, request, productId, version, undefined)
  const file = await answerOf(context, visitOf(context).shop.getPicture({ path: { file: fileOf(found.before) }, parseAs: 'blob' }))
  return put(context, request, productId, version, file)
}

/** Takes back the newest change of the picture. What came before it is put back from the list of the page. */
const undo = async (context: Context, request: Request, productId: string, position: string) => {
  const [{ version }, changes] = await Promise.all([productOf(context, productId), changesOf(context, productId)])
  if (changes === null) return refuse('away')
  if (String(changes[0]?.position) !== position) return refuse('changed')
  return putBack(context, request, productId, String(version), position)
}

export const changePicture = async (context: Context, request: Request, productId = '') => {
  if (!isId(productId)) throw data(null, 404)
  const form = await formOf(context, request)
  const [step, version, change] = ['step', 'version', 'change'].map((name) => String(form.get(name) ?? ''))
  if (form.get('intent') === 'undo') return undo(context, request, productId, String(form.get('position') ?? ''))
  if (!/^\d{1,9}$/.test(version ?? '')) throw data(null, 400)
  if (step === 'remove') return put(context, request, productId, version ?? '', undefined)
  if (step === 'back') return putBack(context, request, productId, version ?? '', change ?? '')
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return refuse('noFile')
  return file.size > MOST_BYTES ? refuse('tooLong') : put(context, request, productId, version ?? '', file)
}

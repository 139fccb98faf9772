import { data, redirect } from 'react-router'
import { positionOf, type Problem, type ProductHistoryItem } from '@souk/client'
import { isId } from '@souk/site/pages'
import { answerOf, formOf, orInstead, visitOf, type Context } from '@souk/site/pages/server'
import type { Texts } from '../languages/texts.ts'
import { customerNames } from '../parts/customer-names.server.ts'
import { tell } from '../shell/told.server.ts'
import { fileOf, type Uploaded } from './picture-address.ts'

/** The most that the shop takes. */
const MOST_BYTES = 5 * 1024 * 1024

/** So many pages of the history are looked through: it also tells of every order. */
const MOST_PAGES = 5

/** A change of the picture, with what was there before. */
export interface PictureChange {
  readonly version: number
  readonly at: string
  readonly position: number
  readonly actorId: string | null
  readonly before: Uploaded | null
  readonly after: Uploaded | null
}

const uploadedIn = (value: ProductHistoryItem['changes'][number]['before']): Uploaded | null =>
  typeof value === 'object' && value !== null && 'variants' in value ? value : null

const changesIn = (items: readonly ProductHistoryItem[]): PictureChange[] =>
  items.flatMap(({ version, at, position, actor, changes }) => {
    const change = changes.find(({ field }) => field === 'pictures')
    if (change === undefined) return []
    const actorId = actor.kind === 'customer' || actor.kind === 'manager' ? actor.id : null
    return { version, at, position, actorId, before: uploadedIn(change.before), after: uploadedIn(change.after) }
  })

/** The changes of the picture, the newest first. */
const changesOf = async (context: Context, productId: string): Promise<readonly PictureChange[]> => {
  const { shop } = visitOf(context)
  const found: PictureChange[] = []
  let cursor: string | null | undefined
  for (let page = 0; page < MOST_PAGES && cursor !== null; page += 1) {
    const query = { limit: 100, ...(cursor !== undefined && { cursor }) }
    const { items, nextCursor } = await answerOf(context, shop.getProductHistory({ path: { productId }, query }))
    found.push(...changesIn(items))
    cursor = nextCursor
  }
  return found
}

const productOf = (context: Context, productId: string) => {
  if (!isId(productId)) throw data(null, 404)
  return answerOf(context, visitOf(context).shop.getProduct({ path: { productId } }))
}

export const loadPicture = async (context: Context, productId = '') => {
  const { name, version, status, pictures, drawn } = await productOf(context, productId)
  const changes = await changesOf(context, productId)
  const names = await customerNames(
    context,
    changes.flatMap(({ actorId }) => actorId ?? []),
  )
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
  const found = (await changesOf(context, productId)).find((one) => String(one.version) === change)
  if (found === undefined) return refuse('changed')
  if (found.before === null) return put(context, request, productId, version, undefined)
  const file = await answerOf(context, visitOf(context).shop.getPicture({ path: { file: fileOf(found.before) }, parseAs: 'blob' }))
  return put(context, request, productId, version, file)
}

/** Takes back the newest change of the picture. What came before it is put back from the list of the page. */
const undo = async (context: Context, request: Request, productId: string, position: string) => {
  const [{ version }, [newest]] = await Promise.all([productOf(context, productId), changesOf(context, productId)])
  if (newest === undefined || String(newest.position) !== position) return refuse('changed')
  return putBack(context, request, productId, String(version), String(newest.version))
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

import type { Commit } from '@souk/client'
import type { Uploaded } from './picture-address.ts'

/** A change of the picture, with what was there before. */
export interface PictureChange {
  readonly at: string
  readonly position: number
  readonly actorId: string | null
  readonly before: Uploaded | null
  readonly after: Uploaded | null
}

/** The types of the events that change the picture of a product. */
export const pictureEvents = ['ProductPictureChanged', 'ProductPictureRemoved'] as const

type Told = Commit['appends'][number]['events'][number]

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

/** A file of a picture. The log names its bytes by their hash, and so does the last part of its path. */
const variantIn = (value: unknown): Uploaded['variants'] => {
  if (!isObject(value)) return []
  const { hash, type, width } = value
  if (typeof hash !== 'string' || typeof type !== 'string' || typeof width !== 'number') return []
  return [{ type, width, path: `${hash}.${type.slice(type.indexOf('/') + 1)}` }]
}

const uploadedIn = (data: unknown): Uploaded | null => {
  if (!isObject(data)) return null
  const { width, height, variants } = data
  if (typeof width !== 'number' || typeof height !== 'number' || !Array.isArray(variants)) return null
  return { width, height, variants: variants.flatMap(variantIn) }
}

const isOfPicture = ({ type }: Told): boolean => pictureEvents.some((one) => one === type)

/** The changes of the picture of a product, the newest first. @param commits  all that have changed it, in any order */
export const pictureChangesIn = (commits: readonly Commit[]): readonly PictureChange[] => {
  const changes: PictureChange[] = []
  for (const { at, position, actor, appends } of commits.toSorted((one, other) => one.position - other.position)) {
    const event = appends.flatMap(({ events }) => events).findLast(isOfPicture)
    if (event === undefined) continue
    const actorId = actor.kind === 'customer' || actor.kind === 'manager' ? actor.id : null
    changes.push({ at, position, actorId, before: changes.at(-1)?.after ?? null, after: uploadedIn(event.data) })
  }
  return changes.reverse()
}

import { expect, it } from 'vitest'
import { aCommit } from '@souk/client/testing'
import { fileOf } from './picture-address.ts'
import { pictureChangesIn } from './picture-changes.ts'

const event = (type: string, data: object) => ({
  eventId: '019b0000-0000-7000-8000-000000000001',
  type,
  schemaVersion: 1,
  data: { ...data },
})
const uploaded = (hash: string) =>
  event('ProductPictureChanged', { width: 8, height: 6, variants: [{ hash, type: 'image/webp', width: 8, height: 6, bytes: 90 }] })
const commit = (position: number, ...events: ReturnType<typeof event>[]) =>
  aCommit({ position, actor: { kind: 'manager', id: 'mina' }, appends: [{ stream: 'product-chai', fromVersion: position, events }] })
const removed = event('ProductPictureRemoved', {})

it('tells of each change of the picture what was there before, the newest first', () => {
  const changes = pictureChangesIn([commit(40, removed), commit(90, uploaded('b')), commit(7, uploaded('a'))])
  expect(changes.map(({ position, actorId }) => [position, actorId])).toEqual([
    [90, 'mina'],
    [40, 'mina'],
    [7, 'mina'],
  ])
  const files = changes.map(({ before, after }) => [before && fileOf(before), after && fileOf(after)])
  expect(files).toEqual([
    [null, 'b.webp'],
    ['a.webp', null],
    [null, 'a.webp'],
  ])
})

it('knows nothing of other events of the same commits', () => {
  expect(pictureChangesIn([commit(1, event('ProductAdded', { name: 'Chai' }))])).toEqual([])
  const [change] = pictureChangesIn([commit(2, uploaded('a'), event('ProductRetired', {}))])
  expect(change?.after).toMatchObject({ width: 8, height: 6, variants: [{ type: 'image/webp', width: 8 }] })
})

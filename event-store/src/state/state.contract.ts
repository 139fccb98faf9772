import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GENESIS, MAX_BLOB_BYTES, sha256, type ParkedEvent, type SettledEvent } from '@souk/log-protocol'
import { idNumber } from '../../testing/samples.ts'
import { MAX_DELETED, type State } from './state.ts'

/** The storage of a state, which can be opened more than once. */
export interface StateStorage {
  open(): Promise<State>
  destroy(): Promise<void>
}

/** What every adapter of {@link State} must keep. */
export const describeState = (name: string, createStorage: () => Promise<StateStorage>): void => {
  describe(`state: ${name}`, () => {
    let storage: StateStorage
    let state: State

    beforeEach(async () => {
      storage = await createStorage()
      state = await storage.open()
    })
    afterEach(async () => {
      await state.close()
      await storage.destroy()
    })

    const reopen = async (): Promise<void> => {
      await state.close()
      state = await storage.open()
    }

    const parked = (number: number, position: number, rest: Partial<ParkedEvent> = {}): ParkedEvent => ({
      consumer: 'order.reactions',
      eventId: idNumber(number),
      parkedAt: '2026-01-02T03:04:05.678Z',
      position,
      stream: `order-${number}`,
      version: 3,
      type: 'OrderPlaced',
      error: 'it went wrong',
      waits: false,
      ...rest,
    })

    describe('progress', () => {
      it('is GENESIS for a consumer that has saved none', async () => {
        expect(await state.consumers.readProgress('order.reactions')).toEqual(GENESIS)
      })

      it('is what each consumer saved last, also after a restart', async () => {
        await state.consumers.saveProgress('order.reactions', { position: 7, hash: 'a'.repeat(64) })
        await state.consumers.saveProgress('product.reactions', { position: 5, hash: 'b'.repeat(64) })
        await state.consumers.saveProgress('order.reactions', { position: 6, hash: 'c'.repeat(64) })
        await reopen()
        expect(await state.consumers.readProgress('order.reactions')).toEqual({ position: 6, hash: 'c'.repeat(64) })
        expect(await state.consumers.readProgress('product.reactions')).toEqual({ position: 5, hash: 'b'.repeat(64) })
      })
    })

    describe('parked events', () => {
      it('are listed for their consumer by position, then in the order of parking, also after a restart', async () => {
        await state.consumers.park([parked(1, 9), parked(2, 3)])
        await state.consumers.park([parked(3, 9, { waits: true }), parked(4, 3, { consumer: 'order.projection' })])
        await reopen()
        expect(await state.consumers.listParked('order.reactions')).toEqual([parked(2, 3), parked(1, 9), parked(3, 9, { waits: true })])
        expect(await state.consumers.listParked('order.projection')).toEqual([parked(4, 3, { consumer: 'order.projection' })])
        expect(await state.consumers.listParked('product.reactions')).toEqual([])
      })

      it('keep their place and get the new error when they are parked again', async () => {
        await state.consumers.park([parked(1, 3), parked(2, 3)])
        await state.consumers.park([parked(1, 3, { error: 'again' })])
        expect(await state.consumers.listParked('order.reactions')).toEqual([parked(1, 3, { error: 'again' }), parked(2, 3)])
      })

      it('are unparked for one consumer, and unparking them again does nothing', async () => {
        const other = parked(1, 3, { consumer: 'order.projection' })
        await state.consumers.park([parked(1, 3), parked(2, 4), parked(3, 5), other])
        await state.consumers.unpark('order.reactions', [idNumber(1), idNumber(3)])
        await state.consumers.unpark('order.reactions', [idNumber(1), idNumber(99)])
        expect(await state.consumers.listParked('order.reactions')).toEqual([parked(2, 4)])
        expect(await state.consumers.listParked('order.projection')).toEqual([other])
      })
    })

    describe('settled events', () => {
      const settled = (number: number, rest: Partial<SettledEvent> = {}): SettledEvent => {
        const { waits: _waits, ...event } = parked(number, number)
        return {
          ...event,
          settlementId: idNumber(number),
          settledAt: '2026-01-02T03:04:05.678Z',
          action: 'discarded',
          actor: { kind: 'manager', id: idNumber(9) },
          reason: 'it was a test',
          ...rest,
        }
      }

      it('are listed, the newest first, also after a restart', async () => {
        await state.consumers.noteSettled(settled(1))
        await state.consumers.noteSettled(settled(2, { action: 'retried', reason: null, consumer: 'product.projection' }))
        await reopen()
        const second = settled(2, { action: 'retried', reason: null, consumer: 'product.projection' })
        expect(await state.consumers.listSettled()).toEqual([second, settled(1)])
      })

      it('are kept as they were noted first', async () => {
        await state.consumers.noteSettled(settled(1))
        await state.consumers.noteSettled(settled(1, { reason: 'another one' }))
        expect(await state.consumers.listSettled()).toEqual([settled(1)])
      })
    })

    describe('keys', () => {
      it('have 256 bits, differ between subjects, and stay', async () => {
        const [one, again, other] = [
          await state.keys.create('customer-1'),
          await state.keys.create('customer-1'),
          await state.keys.create('customer-2'),
        ]
        expect(Buffer.from(one ?? '', 'base64url')).toHaveLength(32)
        expect(again).toBe(one)
        expect(other).not.toBe(one)
        await reopen()
        expect(await state.keys.read(['customer-2', 'customer-3', 'customer-1'])).toEqual([other, null, one])
      })

      it('are made once even if two ask at the same time', async () => {
        const keys = await Promise.all(Array.from({ length: 10 }, () => state.keys.create('customer-1')))
        expect(new Set(keys).size).toBe(1)
        expect(keys[0]).not.toBeNull()
      })

      it('are gone when they are deleted, and are not made again', async () => {
        await state.keys.create('customer-1')
        const kept = await state.keys.create('customer-2')
        await state.keys.delete('customer-1')
        await state.keys.delete('customer-1')
        expect(await state.keys.create('customer-1')).toBeNull()
        await reopen()
        expect(await state.keys.read(['customer-1', 'customer-2'])).toEqual([null, kept])
        expect(await state.keys.create('customer-1')).toBeNull()
      })

      it('of a span are gone and are not made again; those at its ends and beyond stay', async () => {
        const subjects = ['invoice-2015-a', 'invoice-2015-b', 'invoice-2016-a', 'invoice-2017-a', 'x']
        const keys = new Map<string, string | null>()
        for (const subject of subjects) keys.set(subject, await state.keys.create(subject))
        const span = { after: 'invoice-2015-a', before: 'invoice-2017-a' }
        expect(await state.keys.deleteSpan(span)).toBe('invoice-2016-a')
        expect(await state.keys.deleteSpan(span)).toBeNull()
        expect(await state.keys.create('invoice-2015-b')).toBeNull()
        await reopen()
        expect(await state.keys.read(subjects)).toEqual([keys.get('invoice-2015-a'), null, null, keys.get('invoice-2017-a'), keys.get('x')])
      })

      it('of a long span are deleted step by step', async () => {
        const subjects = Array.from({ length: MAX_DELETED + 1 }, (_, number) => `invoice-2015-${String(number).padStart(4, '0')}`)
        await Promise.all(subjects.map((subject) => state.keys.create(subject)))
        const span = { after: 'invoice-', before: 'invoice-2016-' }
        const last = await state.keys.deleteSpan(span)
        expect(last).toBe(subjects[MAX_DELETED - 1])
        expect((await state.keys.read(subjects)).filter((key) => key !== null)).toHaveLength(1)
        expect(await state.keys.deleteSpan({ ...span, after: last ?? '' })).toBe(subjects[MAX_DELETED])
      })

      it('are not made after a deletion that came first', async () => {
        await state.keys.delete('customer-1')
        expect(await state.keys.create('customer-1')).toBeNull()
      })
    })

    describe('blobs', () => {
      const bytes = Buffer.from([0, 255, 10, 128])

      it('are kept byte for byte, also after a restart', async () => {
        const largest = Buffer.alloc(MAX_BLOB_BYTES, 'abc')
        await state.blobs.put(sha256(bytes), bytes)
        await state.blobs.put(sha256(largest), largest)
        await reopen()
        expect(await state.blobs.read(sha256(bytes))).toEqual(bytes)
        expect((await state.blobs.read(sha256(largest)))?.equals(largest)).toBe(true)
        expect(await state.blobs.read(sha256('nothing'))).toBeUndefined()
      })

      it('are kept once, also if several put them there at the same time', async () => {
        await Promise.all(Array.from({ length: 5 }, () => state.blobs.put(sha256(bytes), bytes)))
        await state.blobs.put(sha256(bytes), bytes)
        expect(await state.blobs.read(sha256(bytes))).toEqual(bytes)
      })
    })
  })
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GENESIS, type ParkedEvent } from '@souk/log-protocol'
import { idNumber } from '../../testing/samples.ts'
import type { Records } from './records.ts'

/** The storage of records, which can be opened again. */
export interface RecordsStorage {
  open(): Promise<Records>
  destroy(): Promise<void>
}

/** What every adapter of {@link Records} must keep. */
export const describeRecords = (name: string, createStorage: () => Promise<RecordsStorage>): void => {
  describe(`records: ${name}`, () => {
    let storage: RecordsStorage
    let records: Records

    beforeEach(async () => {
      storage = await createStorage()
      records = await storage.open()
    })
    afterEach(async () => {
      await records.close()
      await storage.destroy()
    })

    const reopen = async (): Promise<void> => {
      await records.close()
      records = await storage.open()
    }

    const parked = (number: number, position: number, rest: Partial<ParkedEvent> = {}): ParkedEvent => ({
      consumer: 'order.reactions',
      eventId: idNumber(number),
      parkedAt: '2026-01-02T03:04:05.678Z',
      position,
      stream: `order-${number}`,
      type: 'OrderPlaced',
      error: 'it went wrong',
      waits: false,
      ...rest,
    })

    describe('progress', () => {
      it('is the beginning for a consumer that never said', async () => {
        expect(await records.readProgress('order.reactions')).toEqual(GENESIS)
      })

      it('is what each consumer said last, also after a restart', async () => {
        await records.saveProgress('order.reactions', { position: 7, hash: 'a'.repeat(64) })
        await records.saveProgress('product.reactions', { position: 5, hash: 'b'.repeat(64) })
        await records.saveProgress('order.reactions', { position: 6, hash: 'c'.repeat(64) })
        await reopen()
        expect(await records.readProgress('order.reactions')).toEqual({ position: 6, hash: 'c'.repeat(64) })
        expect(await records.readProgress('product.reactions')).toEqual({ position: 5, hash: 'b'.repeat(64) })
      })
    })

    describe('parked events', () => {
      it('are listed for their consumer by position, then in the order of parking, also after a restart', async () => {
        await records.park([parked(1, 9), parked(2, 3)])
        await records.park([parked(3, 9, { waits: true }), parked(4, 3, { consumer: 'order.projection' })])
        await reopen()
        expect(await records.listParked('order.reactions')).toEqual([parked(2, 3), parked(1, 9), parked(3, 9, { waits: true })])
        expect(await records.listParked('order.projection')).toEqual([parked(4, 3, { consumer: 'order.projection' })])
        expect(await records.listParked('product.reactions')).toEqual([])
      })

      it('parked again keep their place and have the new error', async () => {
        await records.park([parked(1, 3), parked(2, 3)])
        await records.park([parked(1, 3, { error: 'again' })])
        expect(await records.listParked('order.reactions')).toEqual([parked(1, 3, { error: 'again' }), parked(2, 3)])
      })

      it('are unparked for one consumer, and unparking again is nothing', async () => {
        const other = parked(1, 3, { consumer: 'order.projection' })
        await records.park([parked(1, 3), parked(2, 4), parked(3, 5), other])
        await records.unpark('order.reactions', [idNumber(1), idNumber(3)])
        await records.unpark('order.reactions', [idNumber(1), idNumber(99)])
        expect(await records.listParked('order.reactions')).toEqual([parked(2, 4)])
        expect(await records.listParked('order.projection')).toEqual([other])
      })
    })

    describe('keys', () => {
      it('are made once, 256 bits, another for every subject, and stay', async () => {
        const [one, again, other] = [
          await records.createKey('customer-1'),
          await records.createKey('customer-1'),
          await records.createKey('customer-2'),
        ]
        expect(Buffer.from(one ?? '', 'base64url')).toHaveLength(32)
        expect(again).toBe(one)
        expect(other).not.toBe(one)
        await reopen()
        expect(await records.readKeys(['customer-2', 'customer-3', 'customer-1'])).toEqual([other, null, one])
      })

      it('are made once even if two ask at the same time', async () => {
        const keys = await Promise.all(Array.from({ length: 10 }, () => records.createKey('customer-1')))
        expect(new Set(keys).size).toBe(1)
        expect(keys[0]).not.toBeNull()
      })

      it('once deleted are gone, and are not made again', async () => {
        await records.createKey('customer-1')
        const kept = await records.createKey('customer-2')
        await records.deleteKey('customer-1')
        await records.deleteKey('customer-1')
        expect(await records.createKey('customer-1')).toBeNull()
        await reopen()
        expect(await records.readKeys(['customer-1', 'customer-2'])).toEqual([null, kept])
        expect(await records.createKey('customer-1')).toBeNull()
      })

      it('deleted before they were made are not made afterwards', async () => {
        await records.deleteKey('customer-1')
        expect(await records.createKey('customer-1')).toBeNull()
      })
    })
  })
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LogUnavailable, type AppendAnswer, type AppendRequest, type Commit } from '@souk/log-protocol'
import { append, eventNumber, idNumber, requestNumber, sealAll, stoppedClock, withFaults, type LogStorage } from '../../testing/samples.ts'
import type { EventLog } from '../log/event-log.ts'
import { verifyLog } from '../log/verify.ts'
import { createWriter, type WriterOptions } from './writer.ts'

const outcomes = (answers: readonly AppendAnswer[]): string[] => answers.map(({ outcome }) => outcome)

/** What the writer must keep on every adapter of {@link EventLog}. */
export const describeWriter = (name: string, createStorage: () => Promise<LogStorage>): void => {
  describe(`group commit writer on ${name}`, () => {
    let storage: LogStorage
    let log: EventLog
    let told: Commit[]

    beforeEach(async () => {
      storage = await createStorage()
      log = await storage.open()
      told = []
    })
    afterEach(async () => {
      // After every test: the log is whole, and only commits of the log were reported.
      expect(await verifyLog(log)).toMatchObject({ ok: true })
      const commits = await log.readAll(0, 1_000)
      expect(told.map(({ hash }) => hash)).toEqual(
        commits.filter(({ hash }) => told.some((commit) => commit.hash === hash)).map(({ hash }) => hash),
      )
      await log.close()
      await storage.destroy()
    })

    const writerOn = (on: EventLog, options: Partial<WriterOptions> = {}) =>
      createWriter({
        log: on,
        clock: stoppedClock,
        onCommitted: (commits) => told.push(...commits.map(({ commit }) => commit)),
        ...options,
      })

    const appendAll = (writer: { append(request: AppendRequest): Promise<AppendAnswer> }, requests: readonly AppendRequest[]) =>
      Promise.all(requests.map((request) => writer.append(request)))

    const requestIdsInLog = async (): Promise<string[]> => (await log.readAll(0, 1_000)).map(({ requestId }) => requestId)

    describe('a request', () => {
      it('is committed, reported, and nothing else is written', async () => {
        const writer = writerOn(log)
        const request = requestNumber(1, [append('order-1', 0, 1, 2), { ...append('product-1', 0, 3) }], {
          expects: [{ stream: 'order-9', version: 0 }],
        })
        expect(await writer.append(request)).toEqual({ outcome: 'committed', position: 1, at: '2026-01-02T03:04:05.678Z' })
        const [commit] = await log.readAll(0, 10)
        expect(commit).toEqual(sealAll([request])[0]?.commit)
        expect(told).toEqual([commit])
      })

      it('is refused if it expects another version, with the version that the stream has', async () => {
        const writer = writerOn(log)
        await writer.append(requestNumber(1, [append('order-1', 0, 1, 2)]))
        expect(await writer.append(requestNumber(2, [append('order-1', 0, 3)]))).toEqual({
          outcome: 'conflict',
          stream: 'order-1',
          version: 2,
        })
        expect(await writer.append(requestNumber(3, [append('order-1', 3, 3)]))).toEqual({
          outcome: 'conflict',
          stream: 'order-1',
          version: 2,
        })
        expect(await writer.append(requestNumber(4, [append('order-2', 1, 3)]))).toEqual({
          outcome: 'conflict',
          stream: 'order-2',
          version: 0,
        })
        expect(await log.head()).toMatchObject({ position: 1 })
      })

      it('writes all its streams or none', async () => {
        const writer = writerOn(log)
        await writer.append(requestNumber(1, [append('order-1', 0, 1)]))
        expect(await writer.append(requestNumber(2, [append('payment-1', 0, 2), append('order-1', 0, 3)]))).toMatchObject({
          outcome: 'conflict',
          stream: 'order-1',
        })
        expect(await log.streamTails(['payment-1'])).toEqual(new Map())
      })

      it('is refused if a stream that it only read has grown', async () => {
        const writer = writerOn(log)
        await writer.append(requestNumber(1, [append('reservation-1', 0, 1)]))
        const expecting = (number: number, version: number, builtOn?: string) =>
          writer.append(
            requestNumber(number, [append(`order-${number}`, 0, number)], { expects: [{ stream: 'reservation-1', version, builtOn }] }),
          )
        expect(await expecting(2, 0)).toEqual({ outcome: 'conflict', stream: 'reservation-1', version: 1 })
        expect(await expecting(3, 1, idNumber(99))).toEqual({ outcome: 'conflict', stream: 'reservation-1', version: 1 })
        expect(await expecting(4, 1, idNumber(1))).toMatchObject({ outcome: 'committed' })
        expect(await expecting(5, 1)).toMatchObject({ outcome: 'committed' })
      })

      it('is refused if the stream holds another event than it was built on, also right after a restart', async () => {
        await writerOn(log).append(requestNumber(1, [append('order-1', 0, 1)]))
        const writer = writerOn(log)
        const builtOn = (number: number, eventId: string) => requestNumber(number, [{ ...append('order-1', 1, number), builtOn: eventId }])
        expect(await writer.append(builtOn(2, idNumber(99)))).toEqual({ outcome: 'conflict', stream: 'order-1', version: 1 })
        expect(await writer.append(builtOn(3, idNumber(1)))).toMatchObject({ outcome: 'committed' })
        expect(await writer.append(requestNumber(4, [{ ...append('order-2', 0, 4), builtOn: idNumber(1) }]))).toMatchObject({
          outcome: 'conflict',
        })
      })

      it.each([
        ['NUL', { text: 'a\u0000b' }],
        ['NUL in a name', { 'a\u0000b': 1 }],
        ['a lone surrogate', { deep: [{ text: '\ud83d' }] }],
        ['a number that is not finite', { amount: Number.NaN }],
        ['more than a document can hold', { text: 'x'.repeat(4_000_001) }],
      ])('is refused with %s in the data of an event, but its neighbours are not', async (_, data) => {
        const [before, bad, after] = await appendAll(writerOn(log), [
          requestNumber(1, [append('order-1', 0, 1)]),
          requestNumber(2, [{ stream: 'order-1', fromVersion: 1, events: [eventNumber(2, data)] }]),
          requestNumber(3, [append('order-1', 1, 3)]),
        ])
        expect([before?.outcome, bad?.outcome, after?.outcome]).toEqual(['committed', 'invalid', 'committed'])
        expect(await log.head()).toMatchObject({ position: 2 })
      })
    })

    describe('a batch', () => {
      it('is one insert, with each request decided after its predecessors', async () => {
        let inserts = 0
        const counting = withFaults(log, { insert: (commits) => ((inserts += 1), log.insert(commits)) })
        const answers = await appendAll(writerOn(counting), [
          requestNumber(1, [append('product-1', 0, 1)]),
          requestNumber(2, [{ ...append('product-1', 1, 2, 3), builtOn: idNumber(1) }]),
          requestNumber(3, [append('order-1', 0, 4)], { expects: [{ stream: 'product-1', version: 3 }] }),
          requestNumber(4, [append('product-1', 3, 5)]),
        ])
        expect(outcomes(answers)).toEqual(['committed', 'committed', 'committed', 'committed'])
        expect(inserts).toBe(1)
        expect(await log.streamTails(['product-1'])).toEqual(new Map([['product-1', { version: 4, lastEventId: idNumber(5) }]]))
      })

      it('loses only the refused request and those that built on it', async () => {
        const answers = await appendAll(writerOn(log), [
          requestNumber(1, [append('product-1', 0, 1)]),
          requestNumber(2, [append('product-1', 0, 2)]),
          requestNumber(3, [{ ...append('product-1', 1, 3), builtOn: idNumber(2) }]),
          requestNumber(4, [append('product-2', 0, 4)]),
          requestNumber(5, [{ ...append('product-1', 1, 5), builtOn: idNumber(1) }]),
        ])
        expect(outcomes(answers)).toEqual(['committed', 'conflict', 'conflict', 'committed', 'committed'])
        expect(answers[1]).toEqual({ outcome: 'conflict', stream: 'product-1', version: 1 })
      })

      it('is bounded, and a request beyond that is refused before it is accepted', async () => {
        const writer = writerOn(log, { maxQueue: 2 })
        const requests = [1, 2, 3].map((number) => requestNumber(number, [append(`order-${number}`, 0, number)]))
        expect(outcomes(await appendAll(writer, requests))).toEqual(['committed', 'committed', 'overloaded'])
        expect(await log.streamTails(['order-3'])).toEqual(new Map())
        expect(outcomes(await appendAll(writer, requests.slice(2)))).toEqual(['committed'])
      })

      it('is decided correctly even if few tails are cached', async () => {
        const writer = writerOn(log, { maxTails: 2 })
        for (let round = 0; round < 3; round += 1) {
          const requests = [0, 1, 2, 3, 4].map((stream) =>
            requestNumber(round * 5 + stream, [append(`order-${stream}`, round, round * 5 + stream)]),
          )
          expect(new Set(outcomes(await appendAll(writer, requests)))).toEqual(new Set(['committed']))
        }
      })

      it('has ended when the writer is idle', async () => {
        const writer = writerOn(log)
        let answered = false
        void writer.append(requestNumber(1, [append('order-1', 0, 1)])).then(() => (answered = true))
        expect(writer.waiting()).toBe(1)
        await writer.idle()
        expect(answered).toBe(true)
        expect(writer.waiting()).toBe(0)
        await writer.idle()
      })
    })

    describe('a retry', () => {
      const request = requestNumber(1, [append('order-1', 0, 1)])

      it('gets the original commit, even if it would be decided differently now', async () => {
        const writer = writerOn(log)
        await appendAll(writer, [request, requestNumber(2, [append('order-1', 1, 2)])])
        const [original] = await log.readAll(0, 1)
        const retries = [
          request,
          { ...request, appends: [append('order-7', 0, 3), append('order-1', 2, 4)] },
          { ...request, appends: [append('order-1', 9, 5)] },
        ]
        expect(await appendAll(writer, retries)).toEqual(retries.map(() => ({ outcome: 'replayed', commit: original })))
        expect(await appendAll(writerOn(log), retries)).toEqual(retries.map(() => ({ outcome: 'replayed', commit: original })))
        expect(await log.head()).toMatchObject({ position: 2 })
        expect(told).toHaveLength(2)
      })

      it('in the same batch makes no second commit', async () => {
        const answers = await appendAll(writerOn(log), [request, request, { ...request, fingerprint: 'f'.repeat(64) }])
        const [original] = await log.readAll(0, 1)
        expect(answers.slice(1)).toEqual([{ outcome: 'replayed', commit: original }, { outcome: 'request-id-reused' }])
        expect(await log.head()).toMatchObject({ position: 1 })
      })

      it('with another command under the same id is refused', async () => {
        const writer = writerOn(log)
        await writer.append(request)
        expect(await writer.append(requestNumber(1, [append('order-2', 0, 2)], { fingerprint: 'f'.repeat(64) }))).toEqual({
          outcome: 'request-id-reused',
        })
        expect(await log.head()).toMatchObject({ position: 1 })
      })

      it('of a refused request is decided again', async () => {
        const writer = writerOn(log)
        const early = requestNumber(2, [append('order-1', 1, 2)])
        expect(await writer.append(early)).toMatchObject({ outcome: 'conflict' })
        await writer.append(request)
        expect(await writer.append(early)).toMatchObject({ outcome: 'committed', position: 2 })
      })
    })

    describe('another writer', () => {
      it('that writes at the same time loses nothing: every request is committed once', async () => {
        const other = await storage.open()
        const writers = [writerOn(log), writerOn(other, { onCommitted: () => undefined })]
        const requests = Array.from({ length: 60 }, (_, number) => requestNumber(number, [append(`order-${number}`, 0, number)]))
        const answers: AppendAnswer[] = []
        // Few batches, so that neither writer runs out of attempts.
        for (let from = 0; from < 60; from += 20) {
          const some = requests.slice(from, from + 20)
          answers.push(
            ...(await Promise.all(
              some.map((request, index) => writers[index % 2]?.append(request) ?? Promise.reject(new Error('no writer'))),
            )),
          )
        }
        expect(outcomes(answers)).toEqual(requests.map(() => 'committed'))
        expect((await requestIdsInLog()).toSorted()).toEqual(requests.map(({ requestId }) => requestId))
        await other.close()
      })

      it('with the same requests gets replays: each request is committed once', async () => {
        const other = await storage.open()
        const requests = Array.from({ length: 20 }, (_, number) => requestNumber(number, [append(`order-${number}`, 0, number)]))
        // Another time, so that the two writers do not make identical commits.
        const clock = { ...stoppedClock, now: () => stoppedClock.now() + 1 }
        const [ours, theirs] = await Promise.all([
          appendAll(writerOn(log), requests),
          appendAll(writerOn(other, { onCommitted: () => undefined, clock }), requests),
        ])
        for (const [index, answer] of ours.entries())
          expect([answer.outcome, theirs[index]?.outcome].toSorted()).toEqual(['committed', 'replayed'])
        expect(await log.head()).toMatchObject({ position: 20 })
        await other.close()
      })

      it('that wrote in the meantime is noticed, and the decision is right', async () => {
        const zombie = writerOn(log)
        await zombie.append(requestNumber(1, [append('order-1', 0, 1)]))
        const other = await storage.open()
        await writerOn(other).append(requestNumber(2, [append('order-1', 1, 2)]))
        expect(await zombie.append(requestNumber(3, [append('order-1', 1, 3)]))).toEqual({
          outcome: 'conflict',
          stream: 'order-1',
          version: 2,
        })
        await writerOn(other).append(requestNumber(4, [append('order-1', 2, 4)]))
        expect(await zombie.append(requestNumber(5, [append('order-1', 3, 5)]))).toMatchObject({ outcome: 'committed', position: 4 })
        await writerOn(other).append(requestNumber(6, [append('order-2', 0, 6)]))
        expect(await zombie.append(requestNumber(7, [append('order-1', 4, 7)]))).toMatchObject({ outcome: 'committed', position: 6 })
        await other.close()
      })

      it('that is always faster makes it give up, with nothing written', async () => {
        const always = withFaults(log, { insert: async () => 'stale' })
        const request = requestNumber(1, [append('order-1', 0, 1)])
        expect(await writerOn(always).append(request)).toEqual({ outcome: 'unavailable', detail: 'another writer was always faster' })
        expect(await requestIdsInLog()).toEqual([])
      })
    })

    describe('a fault', () => {
      const batch = [
        requestNumber(1, [append('order-1', 0, 1)]),
        requestNumber(2, [append('order-1', 1, 2)]),
        requestNumber(3, [append('order-1', 7, 3)]),
        requestNumber(4, [append('order-2', 0, 4)]),
      ]
      const expected = ['committed', 'committed', 'conflict', 'committed']
      const lost = (): never => {
        throw new Error('the connection was lost')
      }
      /** A log whose inserts meet these faults, one after the other, and then work. */
      const failing = (...faults: EventLog['insert'][]): EventLog => {
        const left = [...faults]
        return withFaults(log, { insert: (commits) => (left.shift() ?? log.insert)(commits) })
      }

      const expectOnce = async (): Promise<void> => {
        expect(await requestIdsInLog()).toEqual([1, 2, 4].map((number) => idNumber(1_000_000 + number)))
        expect(told.map(({ requestId }) => requestId)).toEqual(await requestIdsInLog())
      }

      it('before the insert took effect leads to a new decision', async () => {
        expect(
          outcomes(
            await appendAll(
              writerOn(
                failing(
                  async () => lost(),
                  async () => lost(),
                ),
              ),
              batch,
            ),
          ),
        ).toEqual(expected)
        await expectOnce()
      })

      it('after the insert took effect is healed by a look-up: answered and reported, not written again', async () => {
        const after: EventLog['insert'] = async (commits) => (await log.insert(commits), lost())
        expect(outcomes(await appendAll(writerOn(failing(after)), batch))).toEqual(expected)
        await expectOnce()
      })

      it('after the insert took effect gives another decision under the same id the one that was written', async () => {
        const after: EventLog['insert'] = async (commits) => (await log.insert(commits), lost())
        const first = requestNumber(1, [append('order-1', 0, 1)])
        const twin = { ...first, appends: [append('order-2', 0, 2)] }
        const answers = await appendAll(writerOn(failing(after)), [first, twin, { ...first, fingerprint: 'f'.repeat(64) }])
        const [original] = await log.readAll(0, 1)
        expect(answers).toEqual([
          { outcome: 'committed', position: 1, at: original?.at },
          { outcome: 'replayed', commit: original },
          { outcome: 'request-id-reused' },
        ])
      })

      it.each([1, 2])('after %i of the commits lets the rest follow', async (written) => {
        const middle: EventLog['insert'] = async (commits) => (await log.insert(commits.slice(0, written)), lost())
        expect(outcomes(await appendAll(writerOn(failing(middle)), batch))).toEqual(expected)
        await expectOnce()
      })

      it('in the middle, with another writer in between, lets the rest follow', async () => {
        const other = await storage.open()
        const middle: EventLog['insert'] = async (commits) => {
          await log.insert(commits.slice(0, 1))
          await other.insert(sealAll([requestNumber(9, [append('order-9', 0, 9)])], await other.head()))
          return 'stale'
        }
        expect(outcomes(await appendAll(writerOn(failing(middle)), batch))).toEqual(expected)
        expect(await requestIdsInLog()).toEqual([1, 9, 2, 4].map((number) => idNumber(1_000_000 + number)))
        await other.close()
      })

      it('with an insert that takes effect after the look-up still writes once', async () => {
        let late: () => Promise<unknown> = async () => undefined
        const delayed: EventLog['insert'] = async (commits) => {
          late = () => log.insert(commits)
          return lost()
        }
        const meanwhile: EventLog['insert'] = async (commits) => {
          await late()
          return log.insert(commits)
        }
        // Another time, so that the new decision is not an identical commit.
        let time = stoppedClock.now()
        const clock = { ...stoppedClock, now: () => (time += 1_000) }
        expect(outcomes(await appendAll(writerOn(failing(delayed, meanwhile), { clock }), batch))).toEqual(expected)
        await expectOnce()
      })

      it('that does not end leaves the outcome unknown, and a retry tells', async () => {
        let down = true
        const flaky = withFaults(log, { insert: async (commits) => (down ? lost() : log.insert(commits)) })
        const writer = writerOn(flaky)
        const answers = await appendAll(writer, batch)
        expect(outcomes(answers)).toEqual(['unknown', 'unknown', 'unavailable', 'unknown'])
        down = false
        expect(outcomes(await appendAll(writer, batch))).toEqual(expected)
        await expectOnce()
      })

      it('that also hides the log leaves the outcome unknown, and a retry tells', async () => {
        let down = false
        const flaky = withFaults(log, {
          insert: async (commits) => {
            await log.insert(commits)
            down = true
            return lost()
          },
          head: async () => (down ? lost() : log.head()),
        })
        const writer = writerOn(flaky)
        expect(outcomes(await appendAll(writer, batch.slice(0, 2)))).toEqual(['unknown', 'unknown'])
        down = false
        expect(outcomes(await appendAll(writer, batch.slice(0, 2)))).toEqual(['replayed', 'replayed'])
      })

      it('that certainly wrote nothing is answered at once, and ends with its cause', async () => {
        let full = true
        let inserts = 0
        const flaky = withFaults(log, {
          insert: async (commits) => {
            inserts += 1
            if (full) throw new LogUnavailable('no room')
            return log.insert(commits)
          },
        })
        const writer = writerOn(flaky)
        expect(await appendAll(writer, batch)).toEqual(batch.map(() => ({ outcome: 'unavailable', detail: 'no room' })))
        expect(inserts).toBe(1)
        full = false
        expect(outcomes(await appendAll(writer, batch))).toEqual(expected)
        await expectOnce()
      })

      it('of a read, before any insert, is answered with nothing written', async () => {
        const flaky = withFaults(log, { findRequests: async () => lost() })
        expect(outcomes(await appendAll(writerOn(flaky), batch))).toEqual(batch.map(() => 'unavailable'))
      })
    })

    it('continues after a restart', async () => {
      await writerOn(log).append(requestNumber(1, [append('order-1', 0, 1)]))
      await log.close()
      log = await storage.open()
      const writer = writerOn(log)
      expect(await writer.append(requestNumber(2, [append('order-1', 0, 2)]))).toEqual({
        outcome: 'conflict',
        stream: 'order-1',
        version: 1,
      })
      expect(await writer.append(requestNumber(3, [append('order-1', 1, 3)]))).toMatchObject({ outcome: 'committed', position: 2 })
      expect(await writer.append(requestNumber(1, [append('order-1', 0, 1)]))).toMatchObject({ outcome: 'replayed' })
    })
  })
}

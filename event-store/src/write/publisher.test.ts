import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bus } from '@souk/bus'
import { GENESIS, type Checkpoint, type Commit, type SealedCommit } from '@souk/log-protocol'
import type { Clock } from '@souk/process'
import { append, requestNumber, sealAll, stoppedClock, withFaults } from '../../testing/samples.ts'
import { openSqliteEventLog } from '../log/event-log.sqlite.ts'
import type { EventLog } from '../log/event-log.ts'
import { openSqliteState } from '../state/state.sqlite.ts'
import type { State } from '../state/state.ts'
import { createPublisher, MAX_COMMITS_PER_MESSAGE, PUBLISHER } from './publisher.ts'

/** Lets everything run that needs no time to pass. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

const run = '019b0000-0000-7000-8000-000000000001'

describe('the publisher', () => {
  let log: EventLog
  let state: State
  let messages: (readonly Commit[])[]
  let written = 0

  beforeEach(() => {
    log = openSqliteEventLog(':memory:')
    state = openSqliteState(':memory:')
    messages = []
    written = 0
  })
  afterEach(async () => {
    await log.close()
    await state.close()
  })

  const write = async (count: number): Promise<readonly SealedCommit[]> => {
    const requests = Array.from({ length: count }, () => requestNumber(written, [append('order-1', written, (written += 1))]))
    const sealed = sealAll(requests, await log.head())
    expect(await log.insert(sealed)).toBe('inserted')
    return sealed
  }

  const publisherOn = (bus: Pick<Bus, 'publish'>, clock: Clock = stoppedClock, on: EventLog = log) =>
    createPublisher({ run, log: on, consumers: state.consumers, bus, clock })

  const taking = {
    publish: async (commits: readonly Commit[], of: string) => {
      expect(of).toBe(run)
      messages.push(commits)
    },
  }

  const positions = (): number[] => messages.flat().map(({ position }) => position)
  const upTo = (last: number, first = 1): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index)

  it('publishes commits as they come, in order, without reading the log', async () => {
    let reads = 0
    const counting = withFaults(log, { readAll: (after, limit) => ((reads += 1), log.readAll(after, limit)) })
    const publisher = publisherOn(taking, stoppedClock, counting)
    await publisher.start()
    publisher.committed(await write(1))
    publisher.committed(await write(2))
    await settled()
    expect(positions()).toEqual([1, 2, 3])
    expect(publisher.position()).toBe(3)
    expect(reads).toBe(0)
    await publisher.stop()
  })

  it('never makes the writer wait, and sends several commits in one message when it is behind', async () => {
    let release: () => void = () => undefined
    const slow = {
      publish: async (commits: readonly Commit[]) => {
        messages.push(commits)
        if (messages.length === 1) await new Promise<void>((resolve) => (release = resolve))
      },
    }
    const publisher = publisherOn(slow)
    await publisher.start()
    publisher.committed(await write(1))
    for (let number = 0; number < 150; number += 1) publisher.committed(await write(1))
    expect(messages).toHaveLength(1)
    release()
    await settled()
    expect(messages.map(({ length }) => length)).toEqual([1, MAX_COMMITS_PER_MESSAGE, 50])
    expect(positions()).toEqual(upTo(151))
    await publisher.stop()
  })

  it('reads commits from the log when it is too far behind to keep them', async () => {
    let release: () => void = () => undefined
    const slow = {
      publish: async (commits: readonly Commit[]) => {
        messages.push(commits)
        if (messages.length === 1) await new Promise<void>((resolve) => (release = resolve))
      },
    }
    const publisher = publisherOn(slow)
    await publisher.start()
    for (let batch = 0; batch < 12; batch += 1) publisher.committed(await write(300))
    release()
    await settled()
    publisher.committed(await write(5))
    await settled()
    expect(positions()).toEqual(upTo(3_605))
    await publisher.stop()
  })

  it('publishes commits that it was not told about', async () => {
    const publisher = publisherOn(taking)
    await publisher.start()
    publisher.committed(await write(2))
    await write(3)
    publisher.committed(await write(1))
    await settled()
    expect(positions()).toEqual(upTo(6))
    await publisher.stop()
  })

  it('publishes them even if it learns of the gap while it is behind', async () => {
    let release: () => void = () => undefined
    const slow = {
      publish: async (commits: readonly Commit[]) => {
        messages.push(commits)
        if (messages.length === 1) await new Promise<void>((resolve) => (release = resolve))
      },
    }
    const publisher = publisherOn(slow)
    await publisher.start()
    publisher.committed(await write(1))
    publisher.committed(await write(1))
    await write(3)
    publisher.committed(await write(1))
    release()
    await settled()
    expect(positions()).toEqual(upTo(6))
    await publisher.stop()
  })

  it('retries with doubling pauses until the bus takes the commits, and says why it does not', async () => {
    const pauses: number[] = []
    let failures = 8
    let released: () => void = () => undefined
    const atEnd = new Promise<void>((resolve) => (released = resolve))
    const clock: Clock = {
      ...stoppedClock,
      sleep: async (milliseconds, signal) => {
        if (milliseconds === 1_000) return stoppedClock.sleep(milliseconds, signal)
        pauses.push(milliseconds)
        if (pauses.length === 8) await atEnd
      },
    }
    const flaky = {
      publish: async (commits: readonly Commit[]) => {
        failures -= 1
        if (failures >= 0) throw new Error('the broker is away')
        messages.push(commits)
      },
    }
    const publisher = publisherOn(flaky, clock)
    await publisher.start()
    publisher.committed(await write(2))
    await settled()
    expect(publisher.error()).toBe('the broker is away')
    expect(pauses).toEqual([50, 100, 200, 400, 800, 1_600, 3_200, 5_000])
    released()
    await settled()
    expect(publisher.error()).toBeUndefined()
    expect(positions()).toEqual([1, 2])
    await publisher.stop()
  })

  describe('after a restart', () => {
    it('goes on where it left off', async () => {
      const first = publisherOn(taking)
      await first.start()
      first.committed(await write(3))
      await settled()
      await first.stop()
      expect(await state.consumers.readProgress(PUBLISHER)).toEqual(await log.head())
      const second = publisherOn(taking)
      await second.start()
      await settled()
      expect(second.position()).toBe(3)
      second.committed(await write(1))
      await settled()
      expect(positions()).toEqual([1, 2, 3, 4])
      await second.stop()
    })

    it('publishes commits that a crash between insert and publish has kept back', async () => {
      const crashed = publisherOn({ publish: () => new Promise(() => undefined) })
      await crashed.start()
      crashed.committed(await write(3))
      await write(4)
      const publisher = publisherOn(taking)
      await publisher.start()
      await settled()
      expect(positions()).toEqual(upTo(7))
      await publisher.stop()
    })

    it('publishes again at most the commits since it last saved its progress', async () => {
      const crashed = publisherOn(taking)
      await crashed.start()
      crashed.committed(await write(3))
      await settled()
      expect(await state.consumers.readProgress(PUBLISHER)).toEqual(await log.head())
      await write(2)
      const publisher = publisherOn(taking)
      await publisher.start()
      await settled()
      expect(positions()).toEqual(upTo(5))
      await publisher.stop()
    })

    it('starts at the end of another log, since consumers notice the exchange by themselves', async () => {
      await write(5)
      const elsewhere: Checkpoint = { position: 3, hash: 'f'.repeat(64) }
      for (const checkpoint of [elsewhere, { ...elsewhere, position: 99 }]) {
        await state.consumers.saveProgress(PUBLISHER, checkpoint)
        const publisher = publisherOn(taking)
        await publisher.start()
        await settled()
        expect(publisher.position()).toBe(5)
        await publisher.stop()
      }
      expect(messages).toEqual([])
    })
  })

  it('keeps nothing back in another log, even if it crashes before it has published anything', async () => {
    await write(5)
    await state.consumers.saveProgress(PUBLISHER, { position: 9, hash: 'f'.repeat(64) })
    await publisherOn(taking).start()
    await write(1)
    const publisher = publisherOn(taking)
    await publisher.start()
    await settled()
    expect(positions()).toEqual([6])
    await publisher.stop()
  })

  it('does not start in another log before it has saved where it starts', async () => {
    await write(5)
    await state.consumers.saveProgress(PUBLISHER, { position: 9, hash: 'f'.repeat(64) })
    const away = { ...state.consumers, saveProgress: () => Promise.reject(new Error('the database is away')) }
    const publisher = createPublisher({ run, log, consumers: away, bus: taking, clock: stoppedClock })
    await expect(publisher.start()).rejects.toThrow('the database is away')
    await publisher.stop()
  })

  it('can stop while the bus is away, and forgets nothing', async () => {
    const publisher = publisherOn({ publish: () => Promise.reject(new Error('away')) })
    await publisher.start()
    publisher.committed(await write(1))
    await publisher.stop()
    publisher.committed(await write(1))
    await settled()
    expect(await state.consumers.readProgress(PUBLISHER)).toEqual(GENESIS)
  })
})

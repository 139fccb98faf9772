import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealCommit, type Commit } from '@souk/log-protocol'
import { BusTimeout, BusUnavailable, NobodyAnswers, operationOfInstance, RequestFailed, type Bus } from '../src/bus.ts'

export interface BusFixture {
  readonly bus: Bus
  /** Another party on the same bus. It may be the same object where all parties are in one process. */
  readonly peer: Bus
  /** Ends both and cleans up. */
  readonly end: () => Promise<void>
}

export interface BusTimings {
  /** Time limit of requests that are meant to time out. */
  readonly timeoutMs: number
  /** Long enough for any message that does arrive. */
  readonly patienceMs: number
}

/** A commit as it goes over the bus. Its hash is right. The type of its event is not in the event registry. */
export const sampleCommit = (position: number, text = 'ü€😀'): Commit =>
  sealCommit({
    position,
    requestId: randomUUID(),
    fingerprint: 'a'.repeat(64),
    at: '2026-01-02T03:04:05.678Z',
    actor: { kind: 'service', id: 'bus-contract' },
    correlationId: randomUUID(),
    causationId: randomUUID(),
    appends: [
      {
        stream: `sample-${randomUUID()}`,
        fromVersion: 0,
        events: [{ eventId: randomUUID(), type: 'SampleTaken', schemaVersion: 1, data: { text, amount: 12 } }],
      },
    ],
    previousHash: '0'.repeat(64),
  }).commit

/** The run of the event store that publishes the sample commits. */
export const sampleRun = '019b0000-0000-7000-8000-000000000001'

const sampleCommits = (from: number, to: number): Commit[] =>
  Array.from({ length: to - from + 1 }, (_, index) => sampleCommit(from + index))

const positionsFrom = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** A promise that the test settles itself. */
const createSignal = (): { readonly raised: Promise<void>; readonly raise: () => void } => {
  let raise = (): void => {}
  const raised = new Promise<void>((resolve) => {
    raise = resolve
  })
  return { raised, raise }
}

/** Keeps what a subscriber gets, and lets the test wait for it. */
const createCollector = () => {
  const commits: Commit[] = []
  const deliveries: number[][] = []
  let watchers: (() => void)[] = []
  return {
    commits,
    deliveries,
    positions: () => commits.map(({ position }) => position),
    take: (delivered: readonly Commit[]): void => {
      commits.push(...delivered)
      deliveries.push(delivered.map(({ position }) => position))
      for (const watcher of watchers.splice(0)) watcher()
    },
    /** Resolves when a commit of that position has arrived. */
    arrived: async (position: number): Promise<void> => {
      while (!commits.some((commit) => commit.position === position)) {
        await new Promise<void>((resolve) => {
          watchers = [...watchers, resolve]
        })
      }
    },
  }
}

/** The contract that every bus must keep. The suite runs in real time, and does not assume that both parties are in one process. */
export const describeBus = (
  name: string,
  make: () => Promise<BusFixture>,
  { timeoutMs, patienceMs }: BusTimings = { timeoutMs: 50, patienceMs: 5_000 },
): void => {
  describe(`bus: ${name}`, () => {
    let fixture: BusFixture
    let bus: Bus
    let peer: Bus
    // Every test has its own names, for the queues of a real broker outlive the test.
    let operation: string
    let queue: string
    const patience = { timeoutMs: patienceMs }

    beforeEach(async () => {
      fixture = await make()
      bus = fixture.bus
      peer = fixture.peer
      operation = `contract.${randomUUID()}`
      queue = `contract-${randomUUID()}`
    })
    afterEach(() => fixture.end())

    describe('request and answer', () => {
      it('brings the message to the responder and its answer back', async () => {
        await peer.respond(operation, async (message) => ({ heard: message }))
        const message = { text: 'ü€😀', list: [1, null, true, { deep: 'value' }] }
        expect(await bus.request(operation, message, patience)).toEqual({ heard: message })
      })

      it('tells the responder who has sent a request, whatever the request says', async () => {
        await peer.respond(operation, async (message, sender) => ({ message, sender }))
        const message = { sender: 'somebody else' }
        expect(await bus.request(operation, message, patience)).toEqual({ message, sender: bus.sender })
        expect(await peer.request(operation, message, patience)).toEqual({ message, sender: peer.sender })
      })

      it('gives each of many concurrent requests its own answer, also when they come in another order', async () => {
        const first = createSignal()
        await peer.respond(operation, async (message) => {
          if (message === 0) await first.raised
          if (message === 49) first.raise()
          return { answerTo: message }
        })
        const answers = await Promise.all(positionsFrom(0, 49).map((number) => bus.request(operation, number, patience)))
        expect(answers).toEqual(positionsFrom(0, 49).map((number) => ({ answerTo: number })))
      })

      it('keeps operations apart', async () => {
        await peer.respond(`${operation}.one`, async () => 'one')
        await peer.respond(`${operation}.two`, async () => 'two')
        expect(await bus.request(`${operation}.two`, {}, patience)).toBe('two')
        expect(await bus.request(`${operation}.one`, {}, patience)).toBe('one')
      })

      it('lets a responder ask in its turn', async () => {
        await bus.respond(`${operation}.inner`, async (message) => ({ inner: message }))
        await peer.respond(`${operation}.outer`, (message) => peer.request(`${operation}.inner`, message, patience))
        expect(await bus.request(`${operation}.outer`, 'x', patience)).toEqual({ inner: 'x' })
      })

      it('rejects with NobodyAnswers when nobody answers to the operation', async () => {
        await expect(bus.request(operation, {}, patience)).rejects.toBeInstanceOf(NobodyAnswers)
        expect(new NobodyAnswers()).toBeInstanceOf(BusUnavailable)
      })

      it('rejects with BusUnavailable once the responder is closed', async () => {
        const close = await peer.respond(operation, async () => 'here')
        expect(await bus.request(operation, {}, patience)).toBe('here')
        await close()
        await expect(bus.request(operation, {}, patience)).rejects.toBeInstanceOf(BusUnavailable)
      })

      it('rejects with RequestFailed and the message of the error when the handler rejects, and goes on', async () => {
        await peer.respond(operation, async (message) => {
          if (message === 'bad') throw new Error('cannot do that')
          return 'done'
        })
        const failure = bus.request(operation, 'bad', patience)
        await expect(failure).rejects.toBeInstanceOf(RequestFailed)
        await expect(failure).rejects.toThrow('cannot do that')
        expect(await bus.request(operation, 'good', patience)).toBe('done')
      })

      it('rejects with RequestFailed when the handler throws before it returns a promise', async () => {
        await peer.respond(operation, () => {
          throw new Error('thrown at once')
        })
        const failure = bus.request(operation, {}, patience)
        await expect(failure).rejects.toBeInstanceOf(RequestFailed)
        await expect(failure).rejects.toThrow('thrown at once')
      })

      it('rejects with BusTimeout when no answer comes in time', async () => {
        const release = createSignal()
        await peer.respond(operation, () => release.raised)
        await expect(bus.request(operation, {}, { timeoutMs })).rejects.toBeInstanceOf(BusTimeout)
        release.raise()
      })

      it('ignores a late answer, and gives the next request its own', async () => {
        const release = createSignal()
        const lateEnd = createSignal()
        await peer.respond(operation, async (message) => {
          if (message !== 'slow') return 'prompt'
          await release.raised
          lateEnd.raise()
          return 'late'
        })
        await expect(bus.request(operation, 'slow', { timeoutMs })).rejects.toBeInstanceOf(BusTimeout)
        release.raise()
        await lateEnd.raised
        expect(await bus.request(operation, 'fast', patience)).toBe('prompt')
      })

      it('times each request out by its own limit', async () => {
        const release = createSignal()
        await peer.respond(operation, async () => {
          await release.raised
          return 'in the end'
        })
        const patient = bus.request(operation, {}, patience)
        await expect(bus.request(operation, {}, { timeoutMs })).rejects.toBeInstanceOf(BusTimeout)
        release.raise()
        expect(await patient).toBe('in the end')
      })
    })

    describe('an instance of a sender', () => {
      it('answers the requests to it, each with the sender, and no other instance does', async () => {
        const [one, other] = [randomUUID(), randomUUID()]
        const large = 'ü'.repeat(1_500_000)
        for (const instance of [one, other])
          await peer.respond(operationOfInstance(peer, instance), async (message, sender) => ({ instance, message, sender, large }))
        expect(await peer.request(operationOfInstance(peer, one), 'first', patience)).toEqual({
          instance: one,
          message: 'first',
          sender: peer.sender,
          large,
        })
        const answers = await Promise.all(
          positionsFrom(0, 19).map((message) =>
            peer.request(operationOfInstance(peer, message % 2 === 0 ? one : other), { message }, patience),
          ),
        )
        expect(answers).toEqual(
          positionsFrom(0, 19).map((message) => ({
            instance: message % 2 === 0 ? one : other,
            message: { message },
            sender: peer.sender,
            large,
          })),
        )
      })

      it('tells why it cannot, and is nobody before and afterwards', async () => {
        const asked = operationOfInstance(peer, randomUUID())
        await expect(peer.request(asked, {}, patience)).rejects.toBeInstanceOf(NobodyAnswers)
        const close = await peer.respond(asked, () => Promise.reject(new Error('cannot do that')))
        await expect(peer.request(asked, {}, patience)).rejects.toThrow(new RequestFailed('cannot do that'))
        await close()
        await expect(peer.request(asked, {}, patience)).rejects.toBeInstanceOf(NobodyAnswers)
      })
    })

    describe('publish and subscribe', () => {
      it('confirms a publication that nobody subscribes to', async () => {
        await expect(bus.publish([sampleCommit(1)], sampleRun)).resolves.toBeUndefined()
      })

      it('confirms a publication of nothing', async () => {
        await expect(bus.publish([], sampleRun)).resolves.toBeUndefined()
      })

      it('brings every subscriber the whole commit', async () => {
        const one = createCollector()
        const two = createCollector()
        await peer.subscribe(`${queue}-one`, async (commits) => one.take(commits))
        await peer.subscribe(`${queue}-two`, async (commits) => two.take(commits))
        const published = sampleCommits(1, 3)
        await bus.publish(published, sampleRun)
        await Promise.all([one.arrived(3), two.arrived(3)])
        expect(one.commits).toEqual(published)
        expect(two.commits).toEqual(published)
      })

      it('keeps the order in which commits were published', async () => {
        const got = createCollector()
        await peer.subscribe(queue, async (commits) => got.take(commits))
        for (const position of positionsFrom(1, 100)) await bus.publish([sampleCommit(position)], sampleRun)
        await got.arrived(100)
        expect(got.positions()).toEqual(positionsFrom(1, 100))
      })

      it('delivers consecutive commits only, also when what was published is not', async () => {
        const got = createCollector()
        const release = createSignal()
        await peer.subscribe(queue, async (commits) => {
          await release.raised
          got.take(commits)
        })
        for (const commits of [sampleCommits(1, 2), sampleCommits(7, 8), sampleCommits(3, 4), sampleCommits(5, 5)])
          await bus.publish(commits, sampleRun)
        release.raise()
        await got.arrived(5)
        expect(got.positions()).toEqual([1, 2, 7, 8, 3, 4, 5])
        for (const delivery of got.deliveries) {
          const first = delivery[0] ?? 0
          expect(delivery).toEqual(positionsFrom(first, first + delivery.length - 1))
        }
      })

      it('says of which run of the event store commits are, and never mixes those of several', async () => {
        const got: { run: string; positions: number[] }[] = []
        const release = createSignal()
        const end = createSignal()
        await peer.subscribe(queue, async (commits, run) => {
          await release.raised
          got.push({ run, positions: commits.map(({ position }) => position) })
          if (commits.at(-1)?.position === 5) end.raise()
        })
        const other = '019b0000-0000-7000-8000-000000000002'
        await bus.publish(sampleCommits(1, 2), sampleRun)
        await bus.publish(sampleCommits(3, 4), other)
        await bus.publish(sampleCommits(5, 5), sampleRun)
        release.raise()
        await end.raised
        const runOf = (position: number): string | undefined => got.find(({ positions }) => positions.includes(position))?.run
        expect(positionsFrom(1, 5).map(runOf)).toEqual([sampleRun, sampleRun, other, other, sampleRun])
      })

      it('takes a commit that is published twice without harm', async () => {
        const got = createCollector()
        await peer.subscribe(queue, async (commits) => got.take(commits))
        const commit = sampleCommit(1)
        await bus.publish([commit], sampleRun)
        await bus.publish([commit], sampleRun)
        await bus.publish([sampleCommit(2)], sampleRun)
        await got.arrived(2)
        expect([...new Set(got.positions())]).toEqual([1, 2])
        expect(got.commits[0]).toEqual(commit)
      })

      it('brings a message again after its handler failed, before anything later', async () => {
        const got = createCollector()
        let failures = 0
        await peer.subscribe(queue, async (commits) => {
          if (commits.some(({ position }) => position === 2) && failures < 2) {
            failures += 1
            throw new Error('not yet')
          }
          got.take(commits)
        })
        for (const position of [1, 2, 3]) await bus.publish([sampleCommit(position)], sampleRun)
        await got.arrived(3)
        expect(failures).toBe(2)
        expect(got.positions()).toEqual([1, 2, 3])
      })

      it('brings a message again after a handler that threw before it returned a promise', async () => {
        const got = createCollector()
        let calls = 0
        await peer.subscribe(queue, (commits) => {
          calls += 1
          if (calls === 1) throw new Error('thrown at once')
          got.take(commits)
          return Promise.resolve()
        })
        await bus.publish([sampleCommit(1)], sampleRun)
        await got.arrived(1)
        expect(calls).toBe(2)
      })

      it('hands a slow consumer one message at a time, and lets nobody wait for it', async () => {
        const slow = createCollector()
        const fast = createCollector()
        const release = createSignal()
        let inside = 0
        let mostInside = 0
        await peer.subscribe(`${queue}-slow`, async (commits) => {
          inside += 1
          mostInside = Math.max(mostInside, inside)
          await release.raised
          slow.take(commits)
          inside -= 1
        })
        await peer.subscribe(`${queue}-fast`, async (commits) => fast.take(commits))
        for (const position of positionsFrom(1, 200)) await bus.publish([sampleCommit(position)], sampleRun)
        await fast.arrived(200)
        expect(slow.commits).toEqual([])
        release.raise()
        await slow.arrived(200)
        expect(slow.positions()).toEqual(positionsFrom(1, 200))
        expect(mostInside).toBe(1)
      })

      it('keeps the second subscriber of a queue idle until the first is closed', async () => {
        const first = createCollector()
        const second = createCollector()
        const closeFirst = await bus.subscribe(queue, async (commits) => first.take(commits))
        await peer.subscribe(queue, async (commits) => second.take(commits))
        await bus.publish(sampleCommits(1, 2), sampleRun)
        await first.arrived(2)
        await closeFirst()
        await bus.publish(sampleCommits(3, 4), sampleRun)
        await second.arrived(4)
        expect(first.positions()).toEqual([1, 2])
        expect(second.positions()).toEqual([3, 4])
      })

      it('brings exclusive subscriptions of the same name everything, each of them', async () => {
        const collectors = [createCollector(), createCollector(), createCollector()] as const
        const [one, other, shared] = collectors
        const closeOne = await bus.subscribe(queue, async (commits) => one.take(commits), { exclusive: true })
        await peer.subscribe(queue, async (commits) => other.take(commits), { exclusive: true })
        await bus.subscribe(queue, async (commits) => shared.take(commits))
        await bus.publish(sampleCommits(1, 2), sampleRun)
        await Promise.all(collectors.map((collector) => collector.arrived(2)))
        await closeOne()
        await bus.publish(sampleCommits(3, 3), sampleRun)
        await Promise.all([other.arrived(3), shared.arrived(3)])
        expect(collectors.map((collector) => collector.positions())).toEqual([
          [1, 2],
          [1, 2, 3],
          [1, 2, 3],
        ])
      })

      it('gives the next subscriber what the first could not handle', async () => {
        const second = createCollector()
        const tried = createSignal()
        const closeFirst = await bus.subscribe(queue, async () => {
          tried.raise()
          throw new Error('never')
        })
        await peer.subscribe(queue, async (commits) => second.take(commits))
        await bus.publish([sampleCommit(1)], sampleRun)
        await tried.raised
        await bus.publish(sampleCommits(2, 3), sampleRun)
        await closeFirst()
        await second.arrived(3)
        expect(second.positions()).toEqual([1, 2, 3])
      })
    })

    describe('close', () => {
      it('lets a running responder end and answer, then refuses', async () => {
        const started = createSignal()
        const release = createSignal()
        await peer.respond(operation, async () => {
          started.raise()
          await release.raised
          return 'ended'
        })
        const answer = bus.request(operation, {}, patience)
        await started.raised
        const closed = peer.close()
        release.raise()
        expect(await answer).toBe('ended')
        await closed
        await expect(peer.request(operation, {}, patience)).rejects.toBeInstanceOf(BusUnavailable)
        await expect(bus.request(operation, {}, patience)).rejects.toBeInstanceOf(BusUnavailable)
      })

      it('lets a running subscriber end, with the requests it still makes, and starts no other', async () => {
        const started = createSignal()
        const release = createSignal()
        const heard: unknown[] = []
        const handled: number[] = []
        await peer.respond(operation, async () => 'still here')
        await peer.subscribe(queue, async (commits) => {
          started.raise()
          await release.raised
          heard.push(await peer.request(operation, {}, patience))
          handled.push(...commits.map(({ position }) => position))
        })
        await bus.publish([sampleCommit(1)], sampleRun)
        await started.raised
        await bus.publish([sampleCommit(2)], sampleRun)
        const closed = peer.close()
        release.raise()
        await closed
        expect(heard).toEqual(['still here'])
        expect(handled).toEqual([1])
      })

      it('does not wait for a message whose handler only ever fails', async () => {
        const tried = createSignal()
        await peer.subscribe(queue, async () => {
          tried.raise()
          throw new Error('never')
        })
        await bus.publish([sampleCommit(1)], sampleRun)
        await tried.raised
        await expect(peer.close()).resolves.toBeUndefined()
      })

      it('refuses everything afterwards, and closing again does nothing', async () => {
        await peer.close()
        await peer.close()
        await expect(peer.request(operation, {}, patience)).rejects.toBeInstanceOf(BusUnavailable)
        await expect(peer.publish([sampleCommit(1)], sampleRun)).rejects.toBeInstanceOf(BusUnavailable)
        await expect(peer.respond(operation, async () => null)).rejects.toBeInstanceOf(BusUnavailable)
        await expect(peer.subscribe(queue, async () => {})).rejects.toBeInstanceOf(BusUnavailable)
      })

      it('ends one subscription only when its handler has ended', async () => {
        const started = createSignal()
        const release = createSignal()
        const steps: string[] = []
        const close = await peer.subscribe(queue, async () => {
          started.raise()
          await release.raised
          steps.push('handled')
        })
        await bus.publish([sampleCommit(1)], sampleRun)
        await started.raised
        const closed = close().then(() => steps.push('closed'))
        release.raise()
        await closed
        expect(steps).toEqual(['handled', 'closed'])
      })
    })
  })
}

import { serviceNames } from '@souk/contracts'
import type { Alterations, Tools } from './alterations.ts'
import { createBroker, type Broker } from './broker.ts'
import { createChaos, type Chaos } from './chaos.ts'
import { createCoverage, type Coverage } from './coverage.ts'
import { openDisks, type Disks } from './disks.ts'
import { createLife, type Life } from './life.ts'
import { drawPlan, type Plan } from './plan.ts'
import { createProcesses, type Processes } from './processes.ts'
import { createRandom, type Random } from './random.ts'
import { createScheduler, type Scheduler } from './scheduler.ts'
import { createStory, type Story } from './story.ts'

// Shortly before New Year, so that invoices are issued in two years.
const START = Date.parse('2026-12-31T23:59:40.000Z')

/** Everything in the simulation of one seed. */
export interface World {
  readonly plan: Plan
  readonly scheduler: Scheduler
  readonly chaos: Chaos
  readonly story: Story
  readonly coverage: Coverage
  readonly broker: Broker
  readonly disks: Disks
  readonly processes: Processes
  readonly random: Random
  readonly alterations: Alterations
  /** The life of the clients and the network. It never ends. */
  readonly outside: Life
  /** Rules broken so far, in words. No fault may lead to one. */
  readonly violations: string[]
  newId(): string
  tools(life: Life): Tools
  start(): void
  /** Ends all faults and starts everything that is down. */
  heal(): void
  /** Ends all processes and frees the memory of the databases. */
  close(): void
}

export const createWorld = async (seed: number, alterations: Alterations = {}): Promise<World> => {
  const random = createRandom(seed)
  const plan = drawPlan(random.fork('plan'))
  const scheduler = createScheduler(START)
  const story = createStory(scheduler.now, START)
  const coverage = createCoverage()
  const chaos = createChaos(plan, random.fork('chaos'), coverage, story)
  const outside = createLife('outside', scheduler)
  const violations: string[] = []
  const [ids, bytes, forBugs] = [random.fork('ids'), random.fork('bytes'), random.fork('bugs')]
  const newId = (): string => ids.uuid(scheduler.now())
  const randomBytes = (size: number): Buffer => Buffer.from(Array.from({ length: size }, () => bytes.between(0, 255)))
  const tools = (life: Life): Tools => ({ life, scheduler, between: forBugs.between, uuid: () => forBugs.uuid(scheduler.now()) })

  const disks = openDisks(story, () => randomBytes(32), random.fork('disks'))
  const broker = await createBroker(scheduler, chaos, outside.clock)
  const processes = createProcesses({
    scheduler,
    plan,
    chaos,
    story,
    broker,
    disks,
    alterations,
    tools,
    newId,
    randomBytes,
    violated: (what) => void violations.push(what),
  })

  return {
    plan,
    scheduler,
    chaos,
    story,
    coverage,
    broker,
    disks,
    processes,
    random,
    alterations,
    outside,
    violations,
    newId,
    tools,
    start: () => {
      processes.startEventStore()
      for (const of of serviceNames) processes.startService(of)
      processes.ensureInstances('storefront', plan.storefronts)
    },
    heal: () => {
      story.tell('operator', 'no more faults: everything that is down starts', 'verdict')
      for (const what of disks.unexplained()) violations.push(`nothing is parked without a cause: ${what}`)
      chaos.disarm()
      processes.cutOff.clear()
      processes.failing.clear()
      processes.refusing.clear()
      for (const of of ['event-store', ...serviceNames] as const) {
        const all = of === 'event-store' ? processes.eventStores() : processes.instances(of)
        while (all.length > (of === 'storefront' ? plan.storefronts : 1)) processes.thinOut(of, false)
      }
      processes.ensureEventStore()
      serviceNames.forEach(processes.ensureService)
      processes.ensureInstances('storefront', plan.storefronts)
    },
    close: () => {
      for (const { life } of processes.eventStores()) life.end()
      for (const of of serviceNames) for (const { life } of processes.instances(of)) life.end()
      disks.close()
    },
  }
}

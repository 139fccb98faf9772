import { serviceNames } from '@souk/contracts'
import type { Alterations } from './alterations.ts'
import { createClients } from './client.ts'
import type { Coverage } from './coverage.ts'
import { mend, suffer } from './incidents.ts'
import { isPublished, isQuiet, judge } from './judge.ts'
import { createWorkload } from './workload.ts'
import { createWorld, type World } from './world.ts'

/** The result of one seed. */
export interface Run {
  readonly seed: number
  /** Rules that were broken, in words. Empty: the seed passed. */
  readonly violations: readonly string[]
  readonly coverage: Coverage
  /** SHA-256 of the story. Every run of the seed with the same code has the same hash. */
  readonly storyHash: string
  story(): readonly string[]
  readonly steps: number
  readonly simulatedMs: number
}

const PREPARE_MS = 60_000
const HEAL_MS = 240_000
const LOOK_EVERY_MS = 500

const stepUntil = async (world: World, until: number, done: () => boolean): Promise<boolean> => {
  while (!done()) if (!(await world.scheduler.step(until))) return done()
  return true
}

/** Runs everything until that time. Also works if nothing is queued for then. */
const passTime = async (world: World, until: number): Promise<void> => {
  let over = false
  world.scheduler.after(until - world.scheduler.now(), () => {
    over = true
  })
  await stepUntil(world, until, () => over)
}

/** Simulates one seed, from an empty log to a system at rest, and judges it. */
export const runSeed = async (seed: number, alterations: Alterations = {}): Promise<Run> => {
  const world = await createWorld(seed, alterations)
  const { scheduler, plan, violations, chaos, story } = world
  const start = scheduler.now()
  const clients = createClients(world)
  const workload = createWorkload(world, clients)
  const unforeseen = (error: unknown): void => {
    violations.push(`nothing fails in an unforeseen way: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
  process.on('unhandledRejection', unforeseen)
  try {
    world.start()
    let prepared = false
    workload.prepare().then(() => {
      prepared = true
    }, unforeseen)
    await stepUntil(world, start + PREPARE_MS, () => prepared)
    // All services know the catalogue before the first order.
    for (let looks = 0; looks < 40 && !(await isQuiet(world, clients)); looks += 1)
      await passTime(world, scheduler.now() + LOOK_EVERY_MS / 5)

    chaos.arm()
    let traded = false
    workload.trade().then(() => {
      traded = true
    }, unforeseen)
    for (const { at, incident } of plan.incidents) scheduler.after(at, () => chaos.armed && suffer(world, incident))
    await passTime(world, scheduler.now() + plan.faultsMs)

    world.heal()
    const healed = scheduler.now()
    const rest = async (isAtRest: () => Promise<boolean>): Promise<boolean> => {
      while (scheduler.now() < healed + HEAL_MS) {
        await passTime(world, scheduler.now() + LOOK_EVERY_MS)
        mend(world)
        if (await isAtRest()) return true
      }
      return false
    }
    // Unfinished work must come to an end. After that the system must still accept a request.
    const quiet = await rest(async () => traded && (await isQuiet(world, clients)))
    workload.close().catch(unforeseen)
    if (quiet) await rest(async () => (await isQuiet(world, clients)) && (await isPublished(world)))
    if (!(traded && (await isQuiet(world, clients)) && (await isPublished(world))))
      violations.push(`everything comes to rest: ${await unrest(world, traded)}`)
    await judge(world, clients)
  } catch (error) {
    unforeseen(error)
  } finally {
    process.off('unhandledRejection', unforeseen)
    world.close()
  }
  for (const violation of violations) story.tell('judge', violation, 'verdict')
  return {
    seed,
    violations,
    coverage: world.coverage,
    storyHash: story.hash(),
    story: story.lines,
    steps: scheduler.steps,
    simulatedMs: scheduler.now() - start,
  }
}

/** Says what is still under way. */
const unrest = async (world: World, traded: boolean): Promise<string> => {
  const { position } = await world.disks.log().head()
  const services = serviceNames.flatMap((of) =>
    world.processes.instances(of).map(({ life, service }) => {
      if (service === undefined) return `${life.name} has not started`
      const { ready, checkpoint, reactionsDone, parked } = service.health()
      return `${life.name} ${ready ? 'ready' : 'not ready'} at ${checkpoint.position}, reactions at ${reactionsDone.position}, parked ${parked.projection} + ${parked.reactions}`
    }),
  )
  const published = await Promise.all(
    world.processes.eventStores().map(async ({ life, store }) => `${life.name} has published ${(await store.health()).published}`),
  )
  const pending = (await world.disks.stores.order.due('9999', undefined, 100)).map(({ orderId }) => orderId)
  return [
    `the log ends at ${position}`,
    ...services,
    ...published,
    `${traded ? 'no client waits' : 'a client still waits'}`,
    `pending: ${pending.join(', ') || 'none'}`,
  ].join('; ')
}

import { z } from 'zod'
import { instant, operation, uuid } from '@souk/log-protocol'
import { customerId, orderId } from './common.ts'

// The failure lab: a manager chooses what goes wrong with the next order of their own, where a setting allows it.

/** The services that take part in an order. */
export const faultyServices = ['customer', 'product', 'order', 'accounting'] as const
export type FaultyService = (typeof faultyServices)[number]

/** Every fault ends by itself after so many seconds at most. */
export const MAX_FAULT_SECONDS = 30

const service = z.enum(faultyServices).describe('The service that it strikes, in all its instances.')
const seconds = z.int().min(1).max(MAX_FAULT_SECONDS).describe('How long it lasts. Then it ends by itself.')

export const Fault = z
  .discriminatedUnion('kind', [
    z
      .strictObject({ kind: z.literal('message-lost'), service })
      .describe('The first message about the order that the service would react to does not reach it.'),
    z.strictObject({ kind: z.literal('message-doubled'), service }).describe('That message reaches the service twice.'),
    z.strictObject({ kind: z.literal('message-delayed'), service, seconds }).describe('That message reaches the service so much later.'),
    z
      .strictObject({ kind: z.literal('service-stopped'), service, seconds })
      .describe('The service stands still: it handles no events, sends no requests, and answers 503.'),
    z
      .strictObject({
        kind: z.literal('service-cut-off'),
        service,
        from: z
          .enum(['bus', 'log'])
          .describe('bus: it gets no messages and sends no requests. log: it gets messages, and its requests to the event store fail.'),
        seconds,
      })
      .describe('The service runs, and does not reach the others.'),
    z
      .strictObject({ kind: z.literal('stock-taken'), seconds })
      .describe(
        'After the order is placed, and before its stock is reserved, so many units of its first product are written off that one is missing. Then they are given back.',
      ),
    z
      .strictObject({ kind: z.literal('credit-taken'), seconds })
      .describe(
        'After the order is placed, and before its total is held, so much of the credit is withdrawn that one minor unit is missing. Then it is given back.',
      ),
  ])
  .describe('What goes wrong with an order.')
export type Fault = z.infer<typeof Fault>

/** The service in which a fault happens. */
export const strikesIn = (fault: Fault): FaultyService => {
  if ('service' in fault) return fault.service
  return fault.kind === 'stock-taken' ? 'product' : 'customer'
}

const experimentId = uuid.describe('The experiment.')

export const FaultEffect = z
  .object({
    struckAt: instant.describe('When it struck.'),
    foundAt: instant.nullable().describe('When the instance found in the log what the message did not bring. Null: not, or not yet.'),
    endedAt: instant.nullable().describe('When it ended. Null: it lasts, or the process has ended before.'),
    instance: uuid.describe('The instance of the service.'),
    position: z.int().min(1).describe('The commit at which it struck.'),
    foundBy: z
      .enum(['gap', 'question'])
      .nullable()
      .describe(
        'What made it look there. gap: a later message, which did not continue the chain. question: it asked for what is new, as it does after each idle second. Null: it has found nothing.',
      ),
    taken: z.int().min(1).nullable().describe('Units or minor units that were taken away. Null: the fault takes nothing.'),
  })
  .describe('What a fault did in one instance.')
export type FaultEffect = z.infer<typeof FaultEffect>

export const PlantFault = z.strictObject({ fault: Fault }).describe('Choose what goes wrong with the next order of one’s own.')

export const Experiment = z
  .object({
    experimentId,
    customerId: customerId.describe('The manager whose next order it strikes.'),
    plantedAt: instant.describe('When it was planted.'),
    expiresAt: instant.describe('When the fault is lifted if no order has come.'),
    fault: Fault,
    state: z
      .enum(['waiting', 'running', 'ended', 'expired'])
      .describe(
        'waiting: for an order, which goes to the fault that has waited longest. expired: none came in time, and the fault was lifted.',
      ),
    takenBy: z.array(uuid).describe('The instances that have taken the fault.'),
    order: z
      .object({ orderId, placedAt: instant.describe('When it was placed.'), position: z.int().describe('The commit that placed it.') })
      .nullable()
      .describe('The order. Null until it comes.'),
    effects: z.array(FaultEffect).describe('What it did. Empty: nothing, or nothing yet.'),
  })
  .describe('A fault that was planted, and what came of it.')
export type Experiment = z.infer<typeof Experiment>

// — between the event store and the services ————————————————————————————————————————————————————

export const FaultOrder = z
  .object({
    experimentId,
    customerId: customerId.describe('Whose next order it strikes.'),
    fault: Fault,
    placed: z
      .object({ orderId, position: z.int().describe('The commit.') })
      .nullable()
      .describe('That order. Null until it comes.'),
  })
  .describe('What an instance is told to do wrong.')
export type FaultOrder = z.infer<typeof FaultOrder>

const name = z.enum(faultyServices).describe('Name of the service.')

export const failureLabOperations = {
  /** Answers at once if the instance does not know the newest version, and otherwise when there is another one, or after three seconds. */
  takeFaults: operation(
    'take-faults',
    z.strictObject({ name, instance: uuid.describe('The instance.'), known: z.int().min(0).describe('The version that it has taken.') }),
    z.object({
      version: z.int().describe('Of all faults. It grows with every change.'),
      position: z
        .int()
        .min(0)
        .describe('Up to this commit it is known which fault each order is for. Only later orders can meet a fault that waits.'),
      faults: z.array(FaultOrder).describe('All faults for that service.'),
    }),
  ),
  /** An instance tells what a fault has done. */
  tellEffect: operation(
    'tell-effect',
    z.strictObject({ name, experimentId, effect: z.strictObject(FaultEffect.shape).describe('What it did there.') }),
    z.object({}),
  ),
} as const

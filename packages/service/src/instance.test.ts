import { expect, it } from 'vitest'
import { z } from 'zod'
import { BusTimeout, BusUnavailable, NobodyAnswers } from '@souk/bus'
import { createRecordingLogger } from '@souk/testing'
import { createInstance } from './instance.ts'
import { StoreUnavailable } from './view/view-store.ts'

const id = '01939bd0-0000-7000-8000-000000000001'
const none = z.strictObject({})

/** An instance whose requests to others fail. */
const failing = (fault: Error) => {
  const { logger } = createRecordingLogger()
  return createInstance({
    service: 'order',
    bus: { sender: 'order', request: () => Promise.reject(fault), respond: async () => async () => undefined },
    clock: { now: () => 0 },
    newId: () => id,
    logger,
  })
}

it.each([
  ['nobody has that id', new NobodyAnswers(), 'not-found', 'not-found'],
  ['it does not answer in time', new BusTimeout(), 'unavailable', 'outcome-unknown'],
  ['the bus is away', new BusUnavailable(), 'unavailable', 'outcome-unknown'],
])('says that nothing is known of a change in another instance only if it may have happened: %s', async (_, error, looking, changing) => {
  const instance = failing(error)
  expect([instance.id, instance.since]).toEqual([id, '1970-01-01T00:00:00.000Z'])
  const task = { name: 'it', input: none, answer: none, run: async () => ({}) }
  await expect(instance.task({ ...task, kind: 'looks' })('another', {})).rejects.toMatchObject({ code: looking })
  await expect(instance.task({ ...task, kind: 'changes' })('another', {})).rejects.toMatchObject({ code: changing })
  expect(await instance.task({ ...task, kind: 'looks' })(undefined, {})).toEqual({})
  expect(await instance.task({ ...task, kind: 'looks' })(id, {})).toEqual({})
})

it('does not say that nothing was changed if its own database is lost on the way', async () => {
  const run = (): Promise<never> => Promise.reject(new StoreUnavailable('away'))
  const { task } = failing(new Error('not asked'))
  await expect(task({ name: 'look', kind: 'looks', input: none, answer: none, run })(undefined, {})).rejects.toThrow('away')
  await expect(task({ name: 'change', kind: 'changes', input: none, answer: none, run })(id, {})).rejects.toMatchObject({
    code: 'outcome-unknown',
  })
})

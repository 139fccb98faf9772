import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Order } from '@souk/contracts'
import type { Shop } from '../support/shop.ts'
import { begin, run, tell, until } from './run.ts'
import type { Stack } from './stack.ts'

const example = new URL('../../examples/consumer-python/', import.meta.url).pathname
const environment = new URL('../../node_modules/.cache/consumer-python', import.meta.url).pathname

/** A line of the example: how many orders there are in each status, and their sum. */
const Line = z.object({ position: z.int(), orders: z.array(z.tuple([z.string(), z.int(), z.int()])) })

const countsOf = (orders: readonly Order[]): z.output<typeof Line>['orders'] =>
  ['CANCELED', 'FINALIZED', 'PENDING'].flatMap((status) => {
    const some = orders.filter((order) => order.status === status)
    return some.length === 0 ? [] : [[status, some.length, some.reduce((sum, { total }) => sum + total, 0)] as [string, number, number]]
  })

/** Has the example in Python build its view from the log, ends it, and has it go on with what came meanwhile. */
export const pythonConsumerFollows = async (stack: Stack, shop: Shop, folder: string): Promise<void> => {
  if (!existsSync(environment)) await run('python3', ['-m', 'venv', environment])
  await run(join(environment, 'bin/pip'), ['install', '--quiet', '--requirement', join(example, 'requirements.txt')])
  const url = await stack.readerUrl()

  const follows = async (): Promise<void> => {
    const { position } = await shop.head()
    const child = begin(
      join(environment, 'bin/python'),
      [join(example, 'consumer.py'), join(folder, 'view.sqlite')],
      { AMQP_URL: url },
      'pipe',
    )
    let last = Line.parse({ position: 0, orders: [] })
    let rest = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      const line = lines.at(-1)
      if (line !== undefined) last = Line.parse(JSON.parse(line))
    })
    await until('the consumer in Python has caught up', async () => {
      if (child.exitCode !== null) throw new Error(`the consumer in Python ended with ${child.exitCode}`)
      return last.position >= position
    })
    child.kill('SIGKILL')
    const counts = countsOf(await shop.orders())
    if (JSON.stringify(last.orders) !== JSON.stringify(counts))
      throw new Error(`the consumer in Python has ${JSON.stringify(last.orders)}, the shop ${JSON.stringify(counts)}`)
    tell(`✓ the consumer in Python: ${JSON.stringify(counts)}`)
  }

  await follows()
  const { productId } = await shop.addProduct({ stock: 1 })
  await shop.settled((await shop.order201(await shop.register(1_000), [{ productId, quantity: 1 }])).orderId)
  await follows()
}

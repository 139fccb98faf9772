// Shows that the instances of the web shop share the work, and that one of them may be killed.
import { valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { browserAt } from '../support/plain-browser.ts'
import { createShop } from '../support/shop.ts'
import { readsDuring } from './readers.ts'
import { tell } from './run.ts'
import type { Stack } from './stack.ts'

const INSTANCES = 2
const PAGES = 20

/** Whoever has logged in at one instance is logged in at all of them. */
const shareSessions = async (stack: Stack): Promise<void> => {
  const username = `test-${newId()}`
  const password = 'correct horse battery'
  await valueOf(createShop(stack.url).api.registerCustomer({ body: { username, password, name: 'Ada', email: `${username}@example.org` } }))
  const { ask, post } = browserAt(stack.url)
  const { status } = await post('/log-in', { username, password })
  if (status !== 302) throw new Error(`the log-in answered ${status}`)
  for (let page = 0; page < PAGES; page += 1)
    if (!(await (await ask('/')).text()).includes('href="/account"')) throw new Error(`page ${page} does not know who has logged in`)
}

export const instancesShareTheWork = async (stack: Stack): Promise<void> => {
  await stack.scale(INSTANCES, 'shop')
  await shareSessions(stack)
  const rate = await readsDuring(stack, ['/', '/de'], () => stack.kill('shop'))
  tell(`no page failed while one of ${INSTANCES} web shops was killed and replaced: ${Math.round(rate)} a second`)
}

import { z } from 'zod'
import { everyItem, RequestRefused, valueOf, type Customer, type SoukApi } from '@souk/client'
import { ChangeEmail, ChangeProfile } from '@souk/contracts'
import { amount, filledText, text } from './fields.ts'
import { BAD_JSON, expectValid, operation, result, status, type Context } from './operation.ts'

const NOT_FOUND = status('User not found')
const REASON = 'set by the original API'
/** A problem of one password, not of the request. */
const passwordProblems: readonly string[] = ['malformed-request', 'common-password', 'wrong-credentials', 'wrong-password']

/** A customer who was not forgotten and is no manager: the original's managers have no account. */
const isUser = (customer: Customer): boolean => customer.username !== null && customer.role !== 'manager'

/** The user with this name, if the caller may see it. */
export const findUser = async ({ shop, callerId }: Pick<Context, 'shop' | 'callerId'>, username: string): Promise<Customer | undefined> => {
  const { data, error } = await shop.listCustomers({ query: { username } })
  if (data !== undefined) return data.items.find(isUser)
  // No user can have that name.
  if (error.code === 'malformed-request') return undefined
  if (error.code !== 'forbidden' || callerId === undefined) throw new RequestRefused(error)
  const own = await valueOf(shop.getCustomer({ path: { customerId: callerId } }))
  return isUser(own) && own.username?.toLowerCase() === username.toLowerCase() ? own : undefined
}

export const creditOf = async (shop: SoukApi, customerId: string): Promise<number> =>
  (await valueOf(shop.getCredit({ path: { customerId } }))).available

const userInfo = async ({ shop, money }: Context, { customerId, username, name, email }: Customer): Promise<object> => ({
  UserName: username,
  FullName: name,
  Email: email,
  Credit: money.text(await creditOf(shop, customerId)),
  Password: '',
})

const setCredit = async ({ shop, newKey }: Context, customerId: string, available: number): Promise<void> => {
  const answer = shop.setCredit({
    path: { customerId },
    body: { available, reason: REASON },
    headers: { 'idempotency-key': newKey() },
  })
  await valueOf(answer)
}

/** Whether the log-in succeeds. The session that it begins ends at once: the original knows none. */
const canLogIn = async ({ guest, as }: Context, username: string, password: string): Promise<boolean> => {
  const { data, error } = await guest.logIn({ body: { username, password } })
  if (error !== undefined) {
    if (passwordProblems.includes(error.code)) return false
    throw new RequestRefused(error)
  }
  await as(data.accessToken).endCurrentSession()
  return true
}

const register = async (context: Context, username: string, password: string, name: string, email: string) => {
  const { guest, passwords, newKey } = context
  const attempts = passwords.of(password)
  for (const [index, attempt] of attempts.entries()) {
    const body = { username, password: attempt, name, email }
    const { data, error } = await guest.registerCustomer({ body, headers: { 'idempotency-key': newKey() } })
    if (data !== undefined) return data.customerId
    if (error.code === 'username-taken') return undefined
    if (index === attempts.length - 1 || !passwordProblems.includes(error.code)) throw new RequestRefused(error)
  }
  return undefined
}

/** Whether the password is the new one now. */
const changePassword = async (context: Context, { customerId }: Customer, password: string): Promise<boolean> => {
  const { shop, passwords } = context
  const known = passwords.of(passwords.noted(customerId) ?? password)
  for (const newPassword of passwords.of(password))
    for (const currentPassword of known) {
      const { error } = await shop.changePassword({ path: { customerId }, body: { currentPassword, newPassword } })
      if (error === undefined) return true
      if (!passwordProblems.includes(error.code)) throw new RequestRefused(error)
    }
  return false
}

const profile = { UserName: filledText, Password: text, FullName: filledText, Email: filledText }

export const userOperations = {
  'login-user': operation({
    method: 'POST',
    fields: z.object({ UserName: text, Password: text }),
    malformed: status(BAD_JSON),
    run: async (context, { UserName, Password }) => {
      // The API never says whether somebody has a name.
      const user = context.isOpen ? await findUser(context, UserName) : undefined
      if (context.isOpen && user === undefined) return status('User Not Found')
      for (const password of context.passwords.of(Password)) {
        if (!(await canLogIn(context, UserName, password))) continue
        if (user !== undefined) context.passwords.note(user.customerId, Password)
        return status('Success')
      }
      return status('Wrong password')
    },
  }),
  'add-user': operation({
    method: 'POST',
    fields: z.object({ ...profile, Credit: amount }),
    malformed: status(BAD_JSON),
    run: async (context, { UserName, Password, FullName, Email, Credit }) => {
      const customerId = await register(context, UserName, Password, FullName, Email)
      if (customerId === undefined) return status('User already exists')
      context.passwords.note(customerId, Password)
      try {
        await setCredit(context, customerId, context.money.minor(Credit))
      } catch (error) {
        // The caller is no manager. The credit is the welcome credit of the shop.
        if (context.isOpen || !(error instanceof RequestRefused) || ![401, 403, 404].includes(error.problem.status)) throw error
      }
      return status('Success')
    },
  }),
  'update-user': operation({
    method: 'POST',
    fields: z.object({ ...profile, Credit: text.optional() }),
    malformed: status(BAD_JSON),
    run: async (context, { UserName, Password, FullName, Email }) => {
      const { shop } = context
      const user = await findUser(context, UserName)
      if (user === undefined) return NOT_FOUND
      const path = { customerId: user.customerId }
      expectValid(ChangeProfile, { name: FullName })
      expectValid(ChangeEmail, { email: Email })
      // What the API may still refuse comes first: a wrong password, and then what asks for a person.
      if (Password !== '') {
        if (!(await changePassword(context, user, Password))) return status('Wrong password')
        context.passwords.note(user.customerId, Password)
      }
      if (Email !== user.email) await valueOf(shop.changeEmail({ path, body: { email: Email } }))
      if (FullName !== user.name) await valueOf(shop.changeProfile({ path, body: { name: FullName } }))
      return status('Success')
    },
  }),
  'get-user': operation({
    method: 'GET',
    fields: z.object({ UserName: text }),
    inPath: 'UserName',
    malformed: NOT_FOUND,
    run: async (context, { UserName }) => {
      const user = await findUser(context, UserName)
      return user === undefined ? NOT_FOUND : status('Success', { 'User Info': await userInfo(context, user) })
    },
  }),
  'get-all-users': operation({
    method: 'GET',
    fields: z.object({}),
    malformed: status(BAD_JSON),
    run: async (context) => {
      const users = (await everyItem((query) => valueOf(context.shop.listCustomers({ query })))).filter(isUser)
      if (users.length === 0) return status('No User Found')
      const Users: object[] = []
      for (const user of users) Users.push(await userInfo(context, user))
      return status('Success', { Users })
    },
  }),
  'get-credit': operation({
    method: 'GET',
    fields: z.object({ UserName: text }),
    malformed: status(BAD_JSON),
    run: async (context, { UserName }) => {
      const user = await findUser(context, UserName)
      if (user === undefined) return NOT_FOUND
      return status('Success', { Credit: context.money.text(await creditOf(context.shop, user.customerId)) })
    },
  }),
  'set-credit': operation({
    method: 'POST',
    fields: z.object({ UserName: text, Credit: amount }),
    malformed: result(BAD_JSON),
    run: async (context, { UserName, Credit }) => {
      const user = await findUser(context, UserName)
      if (user !== undefined) await setCredit(context, user.customerId, context.money.minor(Credit))
      // The original answers this, whoever has the name.
      return result('result')
    },
  }),
} as const

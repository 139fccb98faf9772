import { data } from 'react-router'
import { ShopUnreachable, type Answer, type CustomerExport, type Problem } from '@souk/client'
import { SessionEnded } from '@souk/site'
import { answerOf, customerOf, logInFirst, newKey, visitOf, type Context } from '@souk/site/pages/server'
import { KEY, SEEN, VERSION, type FieldFault, type FormFault, type Refusal, type Values } from './forms.ts'

/** Codes of the API that are about one field. */
const fieldsOfCodes: Readonly<Record<string, readonly [name: string, fault: FieldFault]>> = {
  'username-taken': ['username', 'usernameTaken'],
  'wrong-password': ['currentPassword', 'wrongPassword'],
  'common-password': ['newPassword', 'commonPassword'],
}

/** What is wrong with a field that the API has found malformed. */
const faultsOfFields: Readonly<Record<string, FieldFault>> = {
  username: 'username',
  password: 'password',
  newPassword: 'password',
  currentPassword: 'wrongPassword',
  name: 'name',
  email: 'email',
  phone: 'phone',
  label: 'label',
  recipient: 'recipient',
  lines: 'lines',
  country: 'country',
}

const faultsOfCodes: Readonly<Record<string, FormFault>> = {
  'too-many-requests': 'tooMany',
  'outcome-unknown': 'unknown',
  'idempotency-key-reused': 'doneBefore',
  'last-manager': 'lastManager',
}

/** What a form shows again. A password is typed anew. */
export const shownAgain = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([name]) => !/password/i.test(name)))

/**
 * What a form says about a refusal of the API.
 * @param names  of fields, where the form calls them otherwise than the API
 */
export const refusalOf = (
  { code, status, errors = [] }: Problem,
  values: Values,
  names: Readonly<Record<string, string>> = {},
): Refusal => {
  const named = (name: string): string => names[name] ?? name
  const found: [string, FieldFault][] = errors.flatMap(({ path }) => {
    const field = path.split('.').find((part) => part in faultsOfFields)
    const fault = field !== undefined && faultsOfFields[field]
    return fault ? [[named(field), fault]] : []
  })
  const ofCode = fieldsOfCodes[code]
  if (ofCode !== undefined) found.push([named(ofCode[0]), ofCode[1]])
  const isAbove = found.length === 0
  // As the fields stand in the form.
  const order = Object.keys(values)
  const fields = Object.fromEntries(found.toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other)))
  const fault = faultsOfCodes[code] ?? (status >= 500 ? 'unavailable' : 'refused')
  return { values: shownAgain(values), fields, ...(isAbove && { fault }) }
}

/** Nobody answers: what was sent may have arrived. */
const unreachable: Problem = { type: '', code: 'outcome-unknown', title: '', status: 503, requestId: '' }

/** Sends a change. Undefined: it is done. The visitor logs in first if the session has ended, and comes back to the form. */
export const send = async (
  context: Context,
  asked: Promise<Answer<unknown>>,
  /** What it means that the thing is not there: whoever removes it wants just that. */
  { missing = 'refused' }: { readonly missing?: 'refused' | 'done' } = {},
): Promise<Problem | undefined> => {
  try {
    const { error } = await asked
    if (error?.status === 401) throw logInFirst(context)
    if (error?.status === 404 && missing === 'done') return undefined
    if (error?.status === 404) throw data(null, 404)
    return error
  } catch (error) {
    if (error instanceof SessionEnded) throw logInFirst(context)
    if (error instanceof ShopUnreachable) return unreachable
    throw error
  }
}

export const refused = (refusal: Refusal) => data(refusal, refusal.theirs === undefined ? 422 : 409)

/** All that the customer service keeps about the visitor. */
export const accountOf = (context: Context, limit = 1): Promise<CustomerExport> => {
  const { customerId } = customerOf(context)
  return answerOf(context, visitOf(context).shop.exportCustomer({ path: { customerId }, query: { limit } }))
}

/** What an edit of a customer names: the version that it is of. */
export const versionOf = ({ customer }: CustomerExport): string => `"${customer.version}"`

/** What a form carries so that an edit of what somebody has changed meanwhile is noticed. */
export const edited = (account: CustomerExport, fields: Values): Values => ({
  ...fields,
  [KEY]: newKey(),
  [VERSION]: versionOf(account),
  [SEEN]: JSON.stringify(fields),
})

const isSame = (one: Values, seen: string | undefined): boolean => JSON.stringify(one) === seen

/** What a form edits. */
interface Edit {
  readonly values: Values
  /** What its fields hold by now. Undefined: it is no longer there. */
  readonly now: (account: CustomerExport) => Values | undefined
  readonly write: (headers: { readonly 'if-match': string; readonly 'idempotency-key': string }) => Promise<Answer<unknown>>
}

/**
 * Saves an edit. Customers have one version for all that they can edit: if something else has changed, it is saved all the same.
 * @returns undefined if it is done
 */
export const save = async (context: Context, { values, now, write }: Edit): Promise<Refusal | undefined> => {
  const key = values[KEY] || newKey()
  const problem = await send(context, write({ 'if-match': values[VERSION] || '*', 'idempotency-key': key }))
  if (problem?.code !== 'precondition-failed') return problem && refusalOf(problem, values)
  const account = await accountOf(context)
  const theirs = now(account)
  if (theirs === undefined) throw data(null, 404)
  const version = versionOf(account)
  const again = { ...values, [VERSION]: version, [SEEN]: JSON.stringify(theirs) }
  if (!isSame(theirs, values[SEEN])) return { values: again, fields: {}, fault: 'changed', theirs }
  const second = await send(context, write({ 'if-match': version, 'idempotency-key': key }))
  return second && refusalOf(second, again)
}

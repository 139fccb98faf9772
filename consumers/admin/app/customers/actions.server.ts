import { data, redirect } from 'react-router'
import { answerOf, customerOf, idIn, newKey, orNull, valuesOf, visitOf, type Context } from '@souk/site/pages/server'
import { languageOf } from '../languages/all.server.ts'
import type { Texts } from '../languages/texts.ts'
import { amountIn } from '../parts/amounts.ts'
import { tell } from '../shell/told.server.ts'
import { changeIn, inverseOf, isChangedSince, type Step } from './changes.ts'
import { historyOf } from './customer.server.ts'
import type { Refusal } from './forms.ts'
import { refused, send, type Sent } from './send.server.ts'

type Values = Refusal['values']
type Told = (words: Texts['customers']['told']) => string

/** What an action needs of the request. */
interface Asked {
  readonly context: Context
  readonly request: Request
  readonly customerId: string
  readonly values: Values
}

/** Where a change stands that had nothing to change. */
const NOTHING = 0

/** Says what was done, with a way back if there is one. */
const done = async ({ context, request, customerId }: Asked, position: number, told: Told) => {
  if (position === NOTHING) {
    tell(context, request, ({ customers }) => customers.told.unchanged)
    return redirect(visitOf(context).page)
  }
  const commit = await orNull(context, visitOf(context).shop.getCommit({ path: { position } }))
  const canBeUndone = commit !== null && inverseOf(changeIn(commit, customerId)).length > 0
  const undo = { action: `/customers/${customerId}`, fields: { do: 'undo', position: String(position) } }
  tell(context, request, ({ customers }) => told(customers.told), canBeUndone ? { undo } : {})
  return redirect(visitOf(context).page)
}

const changeCredit = async (asked: Asked) => {
  const { context, request, customerId, values } = asked
  const { shop } = visitOf(context)
  const { texts, formats } = languageOf(request)
  const path = { customerId }
  const { currency } = await answerOf(context, shop.getCredit({ path }))
  const amount = amountIn(values['amount'] ?? '', currency, texts.locale)
  const reason = (values['reason'] ?? '').trim()
  const by = values['by'] ?? 'add'
  if (amount === undefined || (amount === 0 && by !== 'set')) return refused('credit', 'amount', values)
  if (reason === '') return refused('credit', 'reason', values)
  const headers = { 'idempotency-key': values['key'] || newKey() }
  const seen = Number(values['seen'] ?? Number.NaN)
  const sent = await send(
    context,
    by === 'set'
      ? shop.setCredit({ path, headers, body: { available: amount, reason, ...(Number.isSafeInteger(seen) && { seen }) } })
      : shop.adjustCredit({ path, headers, body: { amount: by === 'take' ? -amount : amount, reason } }),
  )
  if (sent.fault === 'changed') {
    // An order was placed in between. The form says what is there now, and is of that from now on.
    const { available } = await answerOf(context, shop.getCredit({ path }))
    return refused('credit', 'changed', { ...values, seen: String(available), key: newKey() })
  }
  if (sent.fault !== undefined) return refused('credit', sent.fault, values)
  const money = formats.money(amount, currency)
  return done(asked, sent.position, (told) => (by === 'set' ? told.set(money) : by === 'take' ? told.taken(money) : told.added(money)))
}

const commands = {
  disable: { form: 'access', told: ({ disabled }) => disabled, locksOut: true },
  enable: { form: 'access', told: ({ enabled }) => enabled, locksOut: false },
  grant: { form: 'access', told: ({ granted }) => granted, locksOut: false },
  take: { form: 'access', told: ({ roleTaken }) => roleTaken, locksOut: true },
  sessions: { form: 'sessions', told: ({ sessionsEnded }) => sessionsEnded, locksOut: true },
} satisfies Record<string, { readonly form: Refusal['form']; readonly told: Told; readonly locksOut: boolean }>
type Command = keyof typeof commands

const isCommand = (text: string): text is Command => Object.hasOwn(commands, text)

/** @param key  of idempotency */
const run = (context: Context, command: Command, customerId: string, key: string): Promise<Sent> => {
  const { shop } = visitOf(context)
  const options = { path: { customerId }, headers: { 'idempotency-key': key } }
  switch (command) {
    case 'disable':
      return send(context, shop.disableAccount(options))
    case 'enable':
      return send(context, shop.enableAccount(options))
    case 'grant':
      return send(context, shop.grantManager(options))
    case 'take':
      return send(context, shop.takeManager(options))
    case 'sessions':
      return send(context, shop.endSessionsOfCustomer(options))
    default: {
      const never: never = command
      return never
    }
  }
}

/** Nobody locks out themselves by one click. Somebody else can do it. */
const locksOut = (context: Context, customerId: string, command: string): boolean =>
  isCommand(command) && commands[command].locksOut && customerOf(context).customerId === customerId

const changeAccess = async (asked: Asked, command: Command) => {
  const { context, customerId, values } = asked
  const { form, told } = commands[command]
  if (locksOut(context, customerId, command)) return refused(form, 'self', values)
  const sent = await run(context, command, customerId, values['key'] || newKey())
  return sent.fault === undefined ? done(asked, sent.position, told) : refused(form, sent.fault, values)
}

const undoOne = (asked: Asked, step: Step, position: number): Promise<Sent> => {
  const { context, request, customerId } = asked
  if (step.command !== 'adjust') return run(context, step.command, customerId, `undo-${position}-${step.command}`)
  const { undoReason } = languageOf(request).texts.customers
  const body = { amount: step.amount, reason: undoReason(position, step.reason).slice(0, 200), undoes: position }
  return send(context, visitOf(context).shop.adjustCredit({ path: { customerId }, body }))
}

/** Takes back what a commit has done, as the log tells it. It is not done if somebody else has changed the same since. */
const undo = async (asked: Asked) => {
  const { context, request, customerId, values } = asked
  const { shop } = visitOf(context)
  const position = Number(values['position'])
  if (!Number.isSafeInteger(position) || position < 1) throw data(null, 404)
  const [commit, customer, history] = await Promise.all([
    answerOf(context, shop.getCommit({ path: { position } })),
    answerOf(context, shop.getCustomer({ path: { customerId } })),
    historyOf(context, customerId),
  ])
  const change = changeIn(commit, customerId)
  const steps = inverseOf(change)
  const isAsItWas = steps.every((step) => step.command === 'adjust' || step.while === customer.status || step.while === customer.role)
  const failed = (text: Told) => {
    tell(context, request, ({ customers }) => text(customers.told), { failed: true })
    return redirect(`/customers/${customerId}`)
  }
  if (steps.length === 0) return failed((told) => told.nothingToUndo)
  if (!isAsItWas || isChangedSince(history ?? [], change)) return failed((told) => told.changedSince)
  if (steps.some(({ command }) => locksOut(context, customerId, command))) return failed((told) => told.wouldLockOut)
  let isDone = false
  for (const step of steps) {
    const sent = await undoOne(asked, step, position)
    const { fault } = sent
    if (fault === 'alreadyUndone') return failed((told) => told.alreadyUndone)
    if (fault !== undefined) return failed((told) => told.notUndone(languageOf(request).texts.customers.faults[fault]))
    isDone ||= !sent.isReplayed
  }
  if (!isDone) return failed((told) => told.alreadyUndone)
  tell(context, request, ({ customers }) => customers.told.undone)
  return redirect(`/customers/${customerId}`)
}

/** Does what a form of the page asks for. */
export const changeCustomer = async (context: Context, request: Request, params: Readonly<Record<string, string | undefined>>) => {
  const customerId = idIn(params, 'customerId')
  const values = await valuesOf(request)
  const asked = { context, request, customerId, values }
  const wanted = values['do'] ?? ''
  if (wanted === 'credit') return changeCredit(asked)
  if (wanted === 'undo') return undo(asked)
  if (isCommand(wanted)) return changeAccess(asked, wanted)
  throw data(null, 400)
}

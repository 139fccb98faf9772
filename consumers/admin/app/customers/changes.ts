import type { Commit } from '@souk/client'

// What has been done to a customer, as the log tells it, and how it is undone.

/** Events that the history of a customer shows. The others say the same twice, such as the revocations that go with a disabled account. */
const shownTypes = [
  'CustomerRegistered',
  'ProfileChanged',
  'EmailChanged',
  'PasswordChanged',
  'AddressAdded',
  'AddressChanged',
  'AddressRemoved',
  'DefaultAddressChosen',
  'AccountDisabled',
  'AccountEnabled',
  'RoleGranted',
  'RoleTaken',
  'CreditGranted',
  'CreditWithdrawn',
  'CustomerForgotten',
] as const
type ShownType = (typeof shownTypes)[number]

/** One thing that was done. */
export interface Done {
  readonly type: ShownType
  /** Minor units, if it is about credit. */
  readonly amount: number
  readonly reason: string
}

/** One commit about a customer. */
export interface Change {
  readonly position: number
  readonly at: string
  readonly actor: Commit['actor']
  readonly done: readonly Done[]
}

const isShown = (type: string): type is ShownType => shownTypes.some((shown) => shown === type)

const fieldOf = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null ? Object.entries(data).find(([key]) => key === name)?.[1] : undefined

/** What a commit has done to a customer. */
export const changeIn = ({ position, at, actor, appends }: Commit, customerId: string): Change => ({
  position,
  at,
  actor,
  done: appends
    .flatMap(({ events }) => events)
    .flatMap(({ type, data }): Done[] => {
      if (!isShown(type) || fieldOf(data, 'customerId') !== customerId) return []
      const [amount, reason] = [fieldOf(data, 'amount'), fieldOf(data, 'reason')]
      return [{ type, amount: typeof amount === 'number' ? amount : 0, reason: typeof reason === 'string' ? reason : '' }]
    }),
})

/** The changes in several lists of commits, the last one first, each once. */
export const changesIn = (commits: readonly Commit[], customerId: string): readonly Change[] =>
  [...new Map(commits.map((commit) => [commit.position, commit])).values()]
    .toSorted((one, other) => other.position - one.position)
    .map((commit) => changeIn(commit, customerId))
    .filter(({ done }) => done.length > 0)

/** A command that takes back what one event has done. */
export type Step =
  | { readonly command: 'adjust'; readonly amount: number; readonly reason: string }
  /** `while`: unless the customer is still so, somebody else has changed it meanwhile. */
  | { readonly command: 'enable'; readonly while: 'disabled' }
  | { readonly command: 'disable'; readonly while: 'active' }
  | { readonly command: 'take'; readonly while: 'manager' }
  | { readonly command: 'grant'; readonly while: 'customer' }

const stepFor = ({ type, amount, reason }: Done): Step | undefined => {
  switch (type) {
    case 'CreditGranted':
      return { command: 'adjust', amount: -amount, reason }
    case 'CreditWithdrawn':
      return { command: 'adjust', amount, reason }
    case 'AccountDisabled':
      return { command: 'enable', while: 'disabled' }
    case 'AccountEnabled':
      return { command: 'disable', while: 'active' }
    case 'RoleGranted':
      return { command: 'take', while: 'manager' }
    case 'RoleTaken':
      return { command: 'grant', while: 'customer' }
    default:
      return undefined
  }
}

/** What takes a change back, in the order in which it is done. Empty: nothing does, or not all of it could be taken back. */
export const inverseOf = ({ done }: Pick<Change, 'done'>): readonly Step[] => {
  const steps = done.map(stepFor).filter((step) => step !== undefined)
  return steps.length === done.length ? steps : []
}

/** What an event is about that takes turns with its opposite. */
const turns: Readonly<Partial<Record<ShownType, 'access' | 'role'>>> = {
  AccountDisabled: 'access',
  AccountEnabled: 'access',
  RoleGranted: 'role',
  RoleTaken: 'role',
}

/** Whether access or role was changed again after a change of it: what is so now is somebody else's doing. */
export const isChangedSince = (history: readonly Change[], { position, done }: Pick<Change, 'position' | 'done'>): boolean => {
  const about = done.flatMap(({ type }) => turns[type] ?? [])
  return history.some((later) => later.position > position && later.done.some(({ type }) => about.some((turn) => turn === turns[type])))
}

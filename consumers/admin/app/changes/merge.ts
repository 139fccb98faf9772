/** What a field of a product or a category holds. */
export type Value = string | number | null
export type Fields = Readonly<Record<string, Value>>

/** One field as it was when somebody began to edit, as it is by now, and as that person wants it. */
export interface MergedField {
  readonly field: string
  readonly base: Value
  readonly theirs: Value
  readonly yours: Value
  /** Who has changed it. `both`: to the same value. `clash`: to two values, and only a person can choose. */
  readonly by: 'nobody' | 'you' | 'they' | 'both' | 'clash'
}

const changedBy = ({ base, theirs, yours }: Pick<MergedField, 'base' | 'theirs' | 'yours'>): MergedField['by'] => {
  if (yours === base) return theirs === base ? 'nobody' : 'they'
  if (theirs === base) return 'you'
  return theirs === yours ? 'both' : 'clash'
}

/** Puts two edits of the same thing together. What only one of them has changed is taken from that one. */
export const mergeOf = (base: Fields, theirs: Fields, yours: Fields): readonly MergedField[] =>
  Object.keys(theirs).map((field) => {
    const values = { base: base[field] ?? null, theirs: theirs[field] ?? null, yours: yours[field] ?? null }
    return { field, ...values, by: changedBy(values) }
  })

export const clashes = (merged: readonly MergedField[]): boolean => merged.some(({ by }) => by === 'clash')

/** What is still to be written when the fields are put together. */
export const wantedOf = (merged: readonly MergedField[]): Fields =>
  Object.fromEntries(merged.filter(({ by }) => by === 'you').map(({ field, yours }) => [field, yours]))

/** The writes that an edit takes. The state is a write of its own; what is retired takes no edit, so it is brought back first and retired last. */
export const writesOf = ({ status, ...fields }: Fields): readonly Fields[] => {
  const edits = Object.keys(fields).length === 0 ? [] : [fields]
  if (status === undefined) return edits
  return status === 'retired' ? [...edits, { status }] : [{ status }, ...edits]
}

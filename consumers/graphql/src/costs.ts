import {
  getNamedType,
  type GraphQLError,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { malformed } from './errors.ts'

/** What a query may cost, and how deep it may be. The README explains how costs are counted. */
export const MAX_COST = 3_000
export const MAX_DEPTH = 12

/** Marks a field for which the API is asked, for each object that has it. */
export const asks = { cost: 50 } as const
/** Marks a field with a long text. */
export const isLong = { cost: 5 } as const
/** Marks a list: how many items it usually has, or as many as the argument `first` of the field above says. */
export const holds = (size: number | 'first') => ({ size }) as const

/** The longest page. What is no valid `first` counts as much; the execution refuses it. */
const LONGEST_PAGE = 100

interface Measure {
  readonly cost: number
  readonly depth: number
}

/** What graphql-js limits: the fields of the introspection. */
const nothing: Measure = { cost: 0, depth: 0 }
/** A field without anything inside. */
const plain: Measure = { cost: 1, depth: 1 }
const sum = (one: Measure, other: Measure): Measure => ({ cost: one.cost + other.cost, depth: Math.max(one.depth, other.depth) })

/** How long the page is that a field asks for. @param byDefault  the length without an argument `first` */
const pageOf = ({ arguments: given = [] }: FieldNode, byDefault: unknown, variables: Readonly<Record<string, unknown>>): number => {
  const first = given.find(({ name }) => name.value === 'first')?.value
  const size = (first && valueFromASTUntyped(first, variables)) ?? byDefault
  return typeof size === 'number' && size >= 0 && size <= LONGEST_PAGE ? size : LONGEST_PAGE
}

/** The variables of an operation, with the values of those that are left out. */
const withDefaults = ({ variableDefinitions = [] }: OperationDefinitionNode, given: Readonly<Record<string, unknown>>) => ({
  ...Object.fromEntries(
    variableDefinitions.map(({ variable, defaultValue }) => [variable.name.value, defaultValue && valueFromASTUntyped(defaultValue)]),
  ),
  ...given,
})

/**
 * How much an operation of a valid document costs at most, and how deep it is. A fragment is measured once for each length of page, however often it is used:
 * fragments that use each other twice would otherwise take for ever.
 */
export const measure = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Measure => {
  const variables = withDefaults(operation, given)
  const fragments = new Map(
    document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  const measured = new Map<string, Measure>()

  const ofFragment = (name: string, page: number): Measure => {
    const key = `${name} ${page}`
    const fragment = fragments.get(name)
    const result = measured.get(key) ?? (fragment ? ofSelections(fragment.selectionSet, fragment.typeCondition.name.value, page) : nothing)
    measured.set(key, result)
    return result
  }
  const ofField = (node: FieldNode, typeName: string, page: number): Measure => {
    const type = schema.getType(typeName)
    const field = isObjectType(type) ? type.getFields()[node.name.value] : undefined
    if (field === undefined) return node.name.value === '__typename' ? plain : nothing
    const { cost = 1, size = 1 } = field.extensions
    const byDefault = field.args.find(({ name }) => name === 'first')?.defaultValue
    const inside = node.selectionSet
      ? ofSelections(node.selectionSet, getNamedType(field.type).name, pageOf(node, byDefault, variables))
      : nothing
    const times = size === 'first' ? page : Number(size)
    return { cost: Number(cost) + times * inside.cost, depth: 1 + inside.depth }
  }
  const ofSelections = ({ selections }: SelectionSetNode, typeName: string, page: number): Measure =>
    selections
      .map((selection) => {
        switch (selection.kind) {
          case Kind.FIELD:
            return ofField(selection, typeName, page)
          case Kind.FRAGMENT_SPREAD:
            return ofFragment(selection.name.value, page)
          case Kind.INLINE_FRAGMENT:
            return ofSelections(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, page)
          default: {
            const never: never = selection
            return never
          }
        }
      })
      .reduce(sum, nothing)

  return ofSelections(operation.selectionSet, schema.getRootType(operation.operation)?.name ?? '', LONGEST_PAGE)
}

/** Why an operation is too much for the shop; undefined if it is not. */
export const whyTooMuch = (...asked: Parameters<typeof measure>): GraphQLError | undefined => {
  const { cost, depth } = measure(...asked)
  if (depth > MAX_DEPTH) return malformed(`the query is ${depth} fields deep; ${MAX_DEPTH} are allowed`)
  if (cost > MAX_COST) return malformed(`the query costs ${cost}; ${MAX_COST} are allowed: ask for fewer fields or shorter pages`)
  return undefined
}

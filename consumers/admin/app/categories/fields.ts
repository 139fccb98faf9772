import type { Category } from '@souk/client'
import type { Fields } from '../changes/merge.ts'

/** What the form of a category edits. */
const formFields = ['name', 'parentId', 'description'] as const
export const categoryFields = [...formFields, 'status'] as const

type Values = Readonly<Record<string, string>>

export const fieldsOf = ({ name, parentId, description, status }: Category): Fields => ({ name, parentId, description, status })

/** Reads the form of a category. What it does not have stays as it is; no parent is none. Browsers end a line with two characters. */
export const fieldsIn = (values: Values): Fields =>
  Object.fromEntries(
    formFields.flatMap((field) => {
      const value = values[field]?.replaceAll('\r\n', '\n').trim()
      return value === undefined ? [] : [[field, field === 'parentId' && value === '' ? null : value]]
    }),
  )

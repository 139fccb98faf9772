import { data } from 'react-router'
import { visitOf, type Context } from './context.ts'

/** The fields and files of the form that a page gets. @throws what others see instead: 413 if it is too long, 400 if nobody can read it */
export const formOf = async (context: Context, request: Request): Promise<FormData> => {
  if (visitOf(context).isTooLong) throw data(null, 413)
  try {
    return await request.formData()
  } catch {
    throw data(null, 400)
  }
}

/** The texts of a form, as they were sent. What is no text counts for nothing. */
export const valuesOf = async (request: Request): Promise<Readonly<Record<string, string>>> => {
  const entries = [...(await request.formData())].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(entries)
}

/** With this, a form that is sent twice is done once. */
export const newKey = (): string => crypto.randomUUID()

import { redirect } from 'react-router'
import type { Cookies } from '../cookies.ts'
import { visitOf, type Context } from './context.ts'
import type { Prefix } from './handler.ts'
import { ownPage } from './own-page.ts'

/** A language that a visitor may choose. */
interface Choice {
  readonly code: string
  readonly prefix: Prefix
}

const COOKIE = 'language'
const YEAR = 365 * 24 * 60 * 60

/** The address of the pages in the language that a visitor has chosen. Undefined: none was chosen. */
export const chosenPrefix = (cookies: Pick<Cookies, 'get'>, choices: readonly Choice[]): Prefix | undefined => {
  const chosen = cookies.get(COOKIE)
  return choices.find(({ code }) => code === chosen)?.prefix
}

/** Keeps the language that was chosen, and goes to the page in it. The form is posted to an address without a prefix. */
export const chooseLanguage = async (context: Context, request: Request, choices: readonly Choice[]) => {
  const form = await request.formData()
  const page = ownPage(form.get('page'))
  const chosen = choices.find(({ code }) => code === form.get('language'))
  if (chosen === undefined) return redirect(page)
  visitOf(context).cookies.set(COOKIE, chosen.code, YEAR)
  return redirect(`${chosen.prefix}${page}`)
}

import { redirect } from 'react-router'
import { visitOf, type Context } from './context.ts'
import { ownPage } from './own-page.ts'

/** What a visitor may choose instead of what the system says. */
const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

const COOKIE = 'theme'
const YEAR = 365 * 24 * 60 * 60

export const themeOf = (context: Context): Theme | undefined => {
  const chosen = visitOf(context).cookies.get(COOKIE)
  return themes.find((theme) => theme === chosen)
}

/** Keeps the theme that was chosen, and goes back to the page. */
export const chooseTheme = async (context: Context, request: Request) => {
  const form = await request.formData()
  const theme = themes.find((one) => one === form.get('theme'))
  const { cookies } = visitOf(context)
  if (theme === undefined) cookies.remove(COOKIE)
  else cookies.set(COOKIE, theme, YEAR)
  return redirect(ownPage(form.get('page')))
}

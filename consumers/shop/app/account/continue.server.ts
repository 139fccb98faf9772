import { redirect } from 'react-router'
import { keptForm, type Context, type KeptForm } from '@souk/site/pages/server'

/** The form that was posted when the session had ended. */
export const loadKeptForm = (context: Context): KeptForm => {
  const form = keptForm(context)
  if (form === undefined) throw redirect('/')
  return form
}

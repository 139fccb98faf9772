import type { ShouldRevalidateFunctionArgs } from 'react-router'

/** A page is loaded anew when a form was refused, too: it may be refused because the page is out of date. */
export const alsoWhenRefused = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean =>
  actionStatus === 422 || defaultShouldRevalidate

import type { ReactNode } from 'react'

/** A table that may be wider than the page: it is scrolled in its own box, with the keyboard too. */
export const Wide = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- The keyboard scrolls it.
  <div className="wide" role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
)

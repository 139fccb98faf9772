import type { ReactNode } from 'react'

/** A part of the page that scrolls by itself, if it is too wide. It can have the focus, so that the keyboard scrolls it. */
export const Scroll = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="scroll" {...{ role: 'region', 'aria-label': label, tabIndex: 0 }}>
    {children}
  </div>
)

import type { ReactNode } from 'react'
import { Anchor } from '@souk/ui'

interface FigureProps {
  readonly label: string
  readonly value: ReactNode
  readonly note?: ReactNode
  /** The rows behind the number. */
  readonly href?: string | undefined
}

export const Figure = ({ label, value, note, href }: FigureProps) => {
  const content = (
    <>
      <span>{label}</span>
      <b>{value}</b>
      <small>{note}</small>
    </>
  )
  return (
    <li>
      {href === undefined ? (
        <div>{content}</div>
      ) : (
        <Anchor href={href} className="figure-link">
          {content}
        </Anchor>
      )}
    </li>
  )
}

/** Numbers in a row. Each leads to the rows behind it. */
export const Figures = ({ children }: { readonly children: ReactNode }) => (
  <ul role="list" className="figures">
    {children}
  </ul>
)

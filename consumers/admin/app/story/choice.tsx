import type { ReactNode } from 'react'
import { Link } from 'react-router'

interface ChoiceProps {
  readonly position: number
  readonly isChosen: boolean
  readonly className?: string
  readonly children: ReactNode
}

/** The panel, where a narrow page goes on. */
export const PANEL = 'event'

/** Chooses the event that the panel tells. It stands in the address, so that it works without a script and can be sent to others. */
export const Choice = ({ position, isChosen, className, children }: ChoiceProps) => (
  <Link
    to={{ search: `?event=${position}`, hash: PANEL }}
    replace
    preventScrollReset
    aria-current={isChosen ? 'true' : undefined}
    className={className}
  >
    {children}
  </Link>
)

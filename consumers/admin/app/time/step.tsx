import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { buttonClass } from '@souk/ui'

interface StepProps {
  readonly to: string
  /** The key that follows it. */
  readonly step?: string | undefined
  readonly children: ReactNode
}

/** A step to another moment. The page stays where it is scrolled to. */
export const Step = ({ to, step, children }: StepProps) => (
  <Link to={to} preventScrollReset data-step={step} className={buttonClass({ kind: 'line' })}>
    {children}
  </Link>
)

import type { ReactNode } from 'react'
import { Form } from 'react-router'
import type { Plan } from './plan.ts'

interface PlanFormProps {
  readonly plan: Plan
  readonly className?: string
  /** With a script, what happens instead of sending it. */
  readonly instead?: () => void
  readonly children: ReactNode
}

/** A form that hands the import on to its next step. As JSON the file has no line breaks, which browsers would write in another way. */
export const PlanForm = ({ plan, className, instead, children }: PlanFormProps) => (
  <Form
    method="post"
    encType="multipart/form-data"
    className={className}
    onSubmit={
      instead &&
      ((event) => {
        event.preventDefault()
        instead()
      })
    }
  >
    <input type="hidden" name="plan" value={JSON.stringify(plan)} />
    {children}
  </Form>
)

import type { ReactNode } from 'react'
import { Form } from 'react-router'

interface KeptFormProps {
  readonly page: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** The button that sends it. */
  readonly children: ReactNode
}

/** Sends a form again that was posted when the session had ended. */
export const KeptForm = ({ page, fields, children }: KeptFormProps) => (
  <Form method="post" action={page}>
    {fields.map(([name, value], index) => (
      <input key={index} type="hidden" name={name} value={value} />
    ))}
    {children}
  </Form>
)

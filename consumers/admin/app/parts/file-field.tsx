import { useState, type ReactNode } from 'react'
import { Button, Field, TextInput } from '@souk/ui'

interface FileFieldProps {
  readonly label: string
  readonly hint: string
  /** What is written on the field. */
  readonly choose: string
  /** What files it takes, as in `accept` of HTML. */
  readonly accept: string
  /** A longer one is not sent, and this is said of it. */
  readonly mostBytes: number
  readonly tooLong: string
  /** What is wrong with the file that was sent. Said until another one is chosen. */
  readonly error: string | undefined
  readonly step: string
  readonly isBusy: boolean
  /** Of the button that sends it. */
  readonly children: ReactNode
}

/** Chooses a file and sends it. It can be dropped on the field, too: browsers do that without a script. */
export const FileField = ({ label, hint, choose, accept, mostBytes, tooLong, error, step, isBusy, children }: FileFieldProps) => {
  const [isTooLong, setTooLong] = useState(false)
  const [isAnother, setAnother] = useState(false)
  return (
    <>
      <Field label={label} error={isTooLong ? tooLong : isAnother || isBusy ? undefined : error} hint={hint}>
        <span className="file-place">
          <TextInput
            type="file"
            name="file"
            accept={accept}
            required
            className="file-drop"
            onChange={({ currentTarget: { files } }) => {
              setTooLong((files?.[0]?.size ?? 0) > mostBytes)
              setAnother(true)
            }}
          />
          {/* What browsers write on the button is in their language, which may be another one than that of the page. */}
          <span aria-hidden="true" className="file-choose">
            {choose}
          </span>
        </span>
      </Field>
      <p>
        <Button name="step" value={step} busy={isBusy} disabled={isTooLong} onClick={() => setAnother(false)}>
          {children}
        </Button>
      </p>
    </>
  )
}

import { useState } from 'react'
import { Form, useNavigation } from 'react-router'
import { Button, Field, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Texts } from '../languages/texts.ts'

interface ChooseFileProps {
  readonly mostBytes: number
  readonly refusal: keyof Texts['importing']['refusals'] | undefined
}

/** The first step. A file can be dropped on the field, too: browsers do that without a script. */
export const ChooseFile = ({ mostBytes, refusal }: ChooseFileProps) => {
  const { texts } = useLanguage()
  const { importing: words } = texts
  const { state } = useNavigation()
  const [isTooLong, setTooLong] = useState(false)
  const fault = isTooLong ? 'tooLong' : refusal
  return (
    <Form method="post" encType="multipart/form-data" className="import-form">
      <Field label={words.file} error={fault && words.refusals[fault]} hint={words.fileHint}>
        <TextInput
          type="file"
          name="file"
          accept=".csv,.tsv,.txt,text/csv"
          required
          className="import-drop"
          onChange={({ currentTarget: { files } }) => setTooLong((files?.[0]?.size ?? 0) > mostBytes)}
        />
      </Field>
      <p>
        <Button name="step" value="read" busy={state === 'submitting'} disabled={isTooLong}>
          {words.read}
        </Button>
      </p>
      <p className="quiet">{words.nothingYet}</p>
    </Form>
  )
}

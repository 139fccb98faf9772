import { Form, useNavigation } from 'react-router'
import { useLanguage } from '../languages/language.ts'
import type { Texts } from '../languages/texts.ts'
import { FileField } from '../parts/file-field.tsx'
import { ColumnsTable } from './columns-table.tsx'
import type { ShopToImport } from './import.server.ts'

interface ChooseFileProps {
  readonly shop: ShopToImport
  readonly refusal: keyof Texts['importing']['refusals'] | undefined
}

/** The first step. */
export const ChooseFile = ({ shop: { columns, mostBytes }, refusal }: ChooseFileProps) => {
  const { texts } = useLanguage()
  const { importing: words } = texts
  const { state } = useNavigation()
  return (
    <>
      <Form method="post" encType="multipart/form-data" className="import-form">
        <FileField
          label={words.file}
          hint={words.fileHint}
          choose={words.choose}
          accept=".csv,.tsv,.txt,text/csv"
          mostBytes={mostBytes}
          tooLong={words.refusals.tooLong}
          error={refusal && words.refusals[refusal]}
          step="read"
          isBusy={state === 'submitting'}
        >
          {words.read}
        </FileField>
        <p className="quiet">{words.nothingYet}</p>
      </Form>
      <ColumnsTable columns={columns} />
    </>
  )
}

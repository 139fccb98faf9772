import { useNavigation } from 'react-router'
import { Anchor, Button, Field, Notice, Select } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { fields } from './fields.ts'
import type { ImportStep, ShopToImport } from './import.server.ts'
import { PlanForm } from './plan-form.tsx'
import { rowsIn } from './plan.ts'

const SAMPLES = 3

interface MapColumnsProps {
  readonly shop: ShopToImport
  readonly taken: Extract<ImportStep, { readonly step: 'map' }>
}

/** The second step: what each column of the file becomes. */
export const MapColumns = ({ shop: { categories, currency }, taken: { plan, isOld, refusal, fault } }: MapColumnsProps) => {
  const { texts, formats } = useLanguage()
  const { importing: words } = texts
  const { state } = useNavigation()
  const { cells, mapping } = plan
  const [header = [], ...rows] = cells
  const samplesOf = (column: number): string =>
    rows
      .map((row) => row[column] ?? '')
      .filter((cell) => cell !== '')
      .slice(0, SAMPLES)
      .join(' · ')
  return (
    <PlanForm plan={plan}>
      {isOld === true && <Notice tone="warn">{words.isOld}</Notice>}
      {(refusal ?? fault) !== undefined && (
        <p role="alert" className="refused">
          {refusal !== undefined
            ? words.refusals[refusal]
            : fault === 'needs'
              ? words.needs
              : fault && words.twice(words.fields[fault.twice])}
        </p>
      )}
      <p className="list-head">{words.found(formats.number(rowsIn(plan)), formats.number(header.length))}</p>
      <table className="rows import-columns">
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col" className="ell">
              {words.samples}
            </th>
            <th scope="col">{words.becomes}</th>
          </tr>
        </thead>
        <tbody>
          {header.map((name, column) => (
            <tr key={column}>
              <th scope="row">{name === '' ? words.unnamed(column + 1) : name}</th>
              <td className="ell quiet">{samplesOf(column)}</td>
              <td>
                <Select name={`field-${column}`} defaultValue={mapping[column] ?? ''} aria-label={words.becomesOf(name)}>
                  <option value="">{words.notRead}</option>
                  {fields.map((field) => (
                    <option key={field} value={field}>
                      {field === 'decimalPrice' && currency !== null ? `${words.fields[field]}, ${currency}` : words.fields[field]}
                    </option>
                  ))}
                </Select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Field label={words.category} hint={words.categoryHint} className="import-category">
        <Select name="category" defaultValue={plan.category}>
          <option value="">{words.noCategory}</option>
          {categories.map(({ id, path }) => (
            <option key={id} value={id}>
              {path}
            </option>
          ))}
        </Select>
      </Field>
      <div className="import-ways">
        <Button name="step" value="check" busy={state === 'submitting'}>
          {words.check}
        </Button>
        {refusal === 'reused' && (
          <Button kind="line" name="step" value="again">
            {words.again}
          </Button>
        )}
        <Anchor href="/products/import" className="link">
          {words.otherFile}
        </Anchor>
        <span className="quiet">{words.nothingYet}</span>
      </div>
    </PlanForm>
  )
}

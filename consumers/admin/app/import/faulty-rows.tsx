import { useNavigation } from 'react-router'
import { Button, Select, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { fields, shopField, type Mapping } from './fields.ts'
import type { ShopToImport } from './import.server.ts'
import { PlanForm } from './plan-form.tsx'
import { EMPTY, RAGGED, type Plan, type RowFault } from './plan.ts'
import { Said } from './said.tsx'

/** So many rows are corrected at once. Those below them come when these are right. */
const MOST_SHOWN = 100

/** The column whose cell has the fault. -1: none of the file. */
const columnOf = (mapping: Mapping, { field }: RowFault): number => mapping.findIndex((one) => one !== '' && shopField(one) === field)

/** The product that is in the way. */
const productIn = ({ message }: RowFault): string | undefined => /\bthe product ([\da-f-]{36})\b/.exec(message)?.[1]

interface FaultyRowProps {
  readonly shop: ShopToImport
  readonly row: number
  readonly faults: readonly RowFault[]
  readonly plan: Plan
  readonly columns: readonly number[]
  readonly hasOthers: boolean
}

const FaultyRow = ({ shop: { categories }, row, faults, plan: { cells, mapping }, columns, hasOthers }: FaultyRowProps) => {
  const { texts } = useLanguage()
  const { importing: words } = texts
  const [header = []] = cells
  const own = cells[row - 1] ?? []
  const messageOf = (fault: RowFault): string => {
    const { message } = fault
    if (message === RAGGED) return words.ragged(own.length, header.length)
    if (message === EMPTY) return words.empty
    // The shop speaks of the price in minor units.
    const ofPrice = mapping[columnOf(mapping, fault)] === 'decimalPrice' ? words.ofDecimalPrice[message] : undefined
    return ofPrice ?? words.message(message)
  }
  const nameOf = ({ field }: RowFault): string => {
    const known = fields.find((one) => one === field)
    return known === undefined ? '' : `${words.fields[known]}: `
  }
  return (
    <tr>
      <th scope="row" className="number" data-label={words.row}>
        {row}
      </th>
      {columns.map((column) => {
        const fault = faults.find((one) => columnOf(mapping, one) === column)
        if (fault === undefined)
          return (
            <td key={column} className="import-cell" data-label={header[column]}>
              {own[column]}
            </td>
          )
        const id = `fault-${row}-${column}`
        const control = {
          name: `cell-${row}-${column}`,
          defaultValue: own[column] ?? '',
          'aria-label': words.cell(row, header[column] ?? ''),
          'aria-invalid': true,
          'aria-describedby': id,
        }
        return (
          <td key={column} className="import-fault" data-label={header[column]}>
            {mapping[column] === 'category' ? (
              <Select {...control}>
                <option value={own[column]}>{own[column] || words.chooseCategory}</option>
                {categories.map(({ id: categoryId, path, inFile }) => (
                  <option key={categoryId} value={inFile}>
                    {path}
                  </option>
                ))}
              </Select>
            ) : (
              <TextInput {...control} />
            )}
            <p id={id} className="bad">
              <Said text={messageOf(fault)} productId={productIn(fault)} name={mapping[column] === 'name' ? own[column] : undefined} />
            </p>
          </td>
        )
      })}
      {hasOthers && (
        <td className="bad import-others">
          {faults
            .filter((one) => columnOf(mapping, one) === -1)
            .map((one) => `${nameOf(one)}${messageOf(one)}`)
            .join('; ')}
        </td>
      )}
    </tr>
  )
}

interface FaultyRowsProps {
  readonly shop: ShopToImport
  readonly plan: Plan
  readonly faults: readonly RowFault[]
  /** The number of faulty rows, which may be more than the faults name. */
  readonly faulty: number
  readonly hint: string
}

/** The rows that keep a file from being imported: what is wrong stands at the cell, and can be corrected there. */
export const FaultyRows = ({ shop, plan, faults, faulty, hint }: FaultyRowsProps) => {
  const { texts, formats } = useLanguage()
  const { importing: words } = texts
  const { state } = useNavigation()
  const { cells, mapping } = plan
  const rows = [...Map.groupBy(faults, ({ row }) => row)]
  const columns = mapping.flatMap((field, column) => (field === '' ? [] : [column]))
  const hasOthers = faults.some((fault) => columnOf(mapping, fault) === -1)
  const isBusy = state === 'submitting'
  return (
    <PlanForm plan={plan}>
      <h2 id="faults">{words.faulty(formats.number(faulty), faulty)}</h2>
      <p className="quiet">
        {hint}
        {faulty > MOST_SHOWN && ` ${words.firstOnes(formats.number(MOST_SHOWN))}`}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls is reached by keyboard, too. */}
      <div className="import-scroll" role="region" aria-labelledby="faults" tabIndex={0}>
        <table className="rows import-faults">
          <thead>
            <tr>
              <th scope="col" className="number">
                {words.row}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {cells[0]?.[column]}
                </th>
              ))}
              {hasOthers && <th scope="col">{words.otherwise}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_SHOWN).map(([row, ofRow]) => (
              <FaultyRow key={row} shop={shop} row={row} faults={ofRow} plan={plan} columns={columns} hasOthers={hasOthers} />
            ))}
          </tbody>
        </table>
      </div>
      <input type="hidden" name="faulty" value={rows.map(([row]) => row).join(',')} />
      <div className="import-ways">
        <Button name="step" value="check" busy={isBusy}>
          {words.checkAgain}
        </Button>
        <Button kind="line" name="step" value="skip">
          {words.skip(formats.number(rows.length), rows.length)}
        </Button>
      </div>
    </PlanForm>
  )
}

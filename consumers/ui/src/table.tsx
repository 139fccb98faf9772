import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface Column<Row> {
  readonly key: string
  readonly head: string
  /** Numbers stand at the end, under each other. */
  readonly end?: boolean
  /** Is left out on a phone. */
  readonly roomy?: boolean
  /** Small and pale. */
  readonly quiet?: boolean
  readonly cell: (row: Row) => ReactNode
}

export interface TableProps<Row> {
  readonly caption: string
  /** The caption is read out, and shown only if this is set. */
  readonly showCaption?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** On a phone each row becomes a card, whose cells repeat the words of the head. Otherwise a table that is too wide is scrolled. */
  readonly stack?: boolean
}

/** A table. Roles are written out, because Safari takes them away from one that is laid out as cards. */
export const Table = <Row,>({ caption, showCaption = false, columns, rows, rowKey, stack = false }: TableProps<Row>) => (
  <div className={stack ? 'table-stack' : 'overflow-x-auto'} {...(!stack && { role: 'region', 'aria-label': caption, tabIndex: 0 })}>
    <table role="table" className="w-full border-collapse">
      <caption className={showCaption ? 'text-ink-2 text-s pb-2 text-start' : 'sr-only'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, head, end, roomy }) => (
            <th
              key={key}
              role="columnheader"
              scope="col"
              className={cx(
                'border-line-strong text-s text-ink-2 font-strong border-b py-2 ps-2 first:ps-0 sm:ps-3',
                end === true ? 'text-end' : 'text-start',
                roomy === true && 'max-md:hidden',
              )}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map(({ key, head, end, roomy, quiet, cell }) => (
              <td
                key={key}
                role="cell"
                data-label={head}
                className={cx(
                  stack
                    ? 'md:border-line md:border-b md:py-3 md:ps-3 md:align-baseline md:first:ps-0'
                    : 'border-line border-b py-3 ps-2 align-baseline first:ps-0 sm:ps-3',
                  end === true && (stack ? 'md:text-end md:whitespace-nowrap' : 'text-end whitespace-nowrap'),
                  quiet === true && 'text-ink-2 text-s',
                  roomy === true && 'max-md:hidden',
                )}
              >
                <span>{cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

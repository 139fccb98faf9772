import { MAX_PAGE_SIZE } from '@souk/contracts'

/** People write what they like. On a terminal, no character of theirs may move the cursor or turn the direction of what follows. */
export const onTerminal = (text: string): string => text.replaceAll(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')

/** Lines of a label and a text, such as `status     PENDING`. */
export const labelled = (lines: readonly (readonly [label: string, text: string])[]): string =>
  lines.map(([label, text]) => `${label.padEnd(11)}${onTerminal(text)}`).join('\n')

/** The first items of a list, and how long it is. */
export interface Listed<Item> {
  readonly items: readonly Item[]
  readonly total: { readonly count: number; readonly exact: boolean }
}

/** What is said below the first lines of a list that is longer: `20 of 61; -n shows more, 100 at most`. Undefined: that is all. */
export const describeRest = ({ items, total: { count, exact } }: Listed<unknown>): string | undefined => {
  if (exact && items.length >= count) return undefined
  const shown = `${items.length} of ${exact ? '' : 'more than '}${count.toLocaleString('en')}`
  return items.length < MAX_PAGE_SIZE ? `${shown}; -n shows more, ${MAX_PAGE_SIZE} at most` : `${shown}; no more are shown`
}

/** A table with a line of headings: texts on the left, numbers on the right. */
export const tabled = (lines: readonly (readonly (string | number)[])[]): string => {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => [...onTerminal(String(line[column] ?? ''))].length)))
  const cell = (value: string | number, column: number, isNumber: boolean): string => {
    const text = onTerminal(String(value))
    const space = ' '.repeat((widths[column] ?? 0) - [...text].length)
    return isNumber ? space + text : text + space
  }
  // A heading stands as the values below it do.
  const isNumber = (column: number): boolean => typeof lines.at(-1)?.[column] === 'number'
  return lines
    .map((line) =>
      line
        .map((value, column) => cell(value, column, isNumber(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

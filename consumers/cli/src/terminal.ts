/** People write what they like. On a terminal, no character of theirs may move the cursor or turn the direction of what follows. */
export const onTerminal = (text: string): string => text.replaceAll(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')

/** Lines of a label and a text, such as `status     PENDING`. */
export const labelled = (lines: readonly (readonly [label: string, text: string])[]): string =>
  lines.map(([label, text]) => `${label.padEnd(11)}${onTerminal(text)}`).join('\n')

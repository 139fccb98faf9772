/** Replaces line breaks and control characters, which a service's error may hold, by spaces. */
export const onOneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()

/** An error that the user of the command line can understand. Printed as one line, without a stack. */
export class Fault extends Error {
  override readonly name = 'Fault'
}

/** An error that the user of the command line can understand. Printed as one line, without a stack. */
export class Fault extends Error {
  override readonly name = 'Fault'
}

/** Something that the user of the command line has to know or mend: printed as one line, without a stack. */
export class Fault extends Error {
  override readonly name = 'Fault'
}

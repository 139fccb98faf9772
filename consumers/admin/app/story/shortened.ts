/** A text that has to fit into a drawing. */
export const shortened = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`)

/** The same in two lines, broken between words. */
export const inTwoLines = (text: string, most: number): readonly string[] => {
  if (text.length <= most) return [text]
  const end = text.lastIndexOf(' ', most)
  return end <= 0 ? [shortened(text, most)] : [text.slice(0, end), shortened(text.slice(end + 1), most)]
}

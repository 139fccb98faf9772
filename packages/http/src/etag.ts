/** The ETag of what has been edited so often. */
export const etagOf = (revision: number): string => `"${revision}"`

/** The revision that `If-Match` asks for; undefined: any. A tag that is none of ours matches nothing: there is no revision 0. */
export const revisionAsked = (ifMatch: string | undefined): number | undefined => {
  if (ifMatch === undefined || ifMatch === '*') return undefined
  return Number(/^"([1-9]\d{0,14})"$/.exec(ifMatch)?.[1] ?? 0)
}

/** The ETag of a revision: how often the resource has been edited. */
export const etagOf = (revision: number): string => `"${revision}"`

/** The revision that `If-Match` asks for; undefined: any. A tag that is not ours gives 0, which no resource has. */
export const revisionAsked = (ifMatch: string | undefined): number | undefined => {
  if (ifMatch === undefined || ifMatch === '*') return undefined
  return Number(/^"([1-9]\d{0,14})"$/.exec(ifMatch)?.[1] ?? 0)
}

import { sha256 } from '@souk/log-protocol'
import { ProblemError } from './problem.ts'

/**
 * The ETag of a resource: its revision, which counts its edits, and a digest of what the body shows.
 * @param shown  the body, if it shows more than edits: then the tag changes with everything in it, also with the stock of a product.
 *   Never personal data: caches and the logs of proxies keep ETags.
 */
export const etagOf = (revision: number, shown?: object): string =>
  shown === undefined ? `"${revision}"` : `"${revision}-${sha256(JSON.stringify(shown)).slice(0, 16)}"`

/** The ETag of a body that has no revision. Never of personal data, as above. */
export const textTag = (body: string): string => `"${sha256(body).slice(0, 16)}"`

/** One element of a list of entity tags, up to the comma after it (RFC 9110, 5.6.1 and 8.8.3). A list may have empty elements. */
const ELEMENT = /[ \t]*(?:((?:W\/)?"[!\x23-\x7e\x80-\xff]*")[ \t]*)?(?:,|$)/gy

const OURS = /^"(0|[1-9]\d{0,14})(?:-[0-9a-f]{16})?(?:-gzip)?"$/

/**
 * The revisions that `If-Match` accepts; undefined: any. It takes `*` or a list of tags.
 * 0 is the revision of what was never saved, such as a cart. Only the revision of a tag counts, so that a sale does not refuse the edit of somebody who saw the stock before it.
 * Weak tags (the comparison is strong: RFC 9110, 13.1.1) and tags that are not ours accept no revision.
 * @throws ProblemError `malformed-request` if it is neither
 */
export const revisionsAsked = (ifMatch: string | undefined): readonly number[] | undefined => {
  if (ifMatch === undefined || ifMatch === '*') return undefined
  const elements = [...ifMatch.matchAll(ELEMENT)]
  if (elements.map(([text]) => text).join('') !== ifMatch) {
    throw new ProblemError('malformed-request', 'If-Match must be * or a list of entity tags, such as "1"')
  }
  return elements.flatMap(([, tag = '']) => OURS.exec(tag)?.[1] ?? []).map(Number)
}

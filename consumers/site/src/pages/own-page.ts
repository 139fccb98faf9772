/** Stands for this site. */
const SITE = 'http://site'

/**
 * The page to go on with that a form or an address names: only one of this site. It is read as browsers read it, who skip tabs and take backslashes for slashes.
 * @param otherwise  where to go if it is none
 */
export const ownPage = (page: unknown, otherwise = '/'): string => {
  if (typeof page !== 'string' || !page.startsWith('/') || !URL.canParse(page, SITE)) return otherwise
  const { origin, pathname, search, hash } = new URL(page, SITE)
  // With two slashes at its beginning, a path would name a host.
  return origin === SITE && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : otherwise
}

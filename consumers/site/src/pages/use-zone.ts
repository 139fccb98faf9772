import { useEffect, useState, useSyncExternalStore } from 'react'

const never = () => () => undefined
const zoneOfBrowser = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone
const zoneOfPage = (): string | undefined => document.documentElement.dataset['zone']

/**
 * The time zone for the pages in a browser: at first that of the page as the server has written it, then the browser's own.
 * The server is told, so that it writes the next page in it at once.
 * @param path  where it is told
 */
export const useZone = (path: string): string | undefined => {
  const [served] = useState(zoneOfPage)
  const zone = useSyncExternalStore(never, zoneOfBrowser, () => served)
  useEffect(() => {
    // If it does not arrive, the next page tells it again.
    if (zone !== undefined && zone !== served && navigator.onLine)
      void fetch(path, { method: 'POST', body: new URLSearchParams({ zone }), keepalive: true }).catch(() => undefined)
  }, [path, zone, served])
  return zone
}

/**
 * Runs in the browser, and uses nothing from outside. The first frame is painted between the two calls, and none is painted before the
 * style sheet is there.
 */
const startScripts = (): void => {
  requestAnimationFrame(() => {
    setTimeout(() => {
      for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=later]')) link.rel = 'modulepreload'
      for (const waiting of document.querySelectorAll<HTMLScriptElement>('script[type=later]')) {
        const script = document.createElement('script')
        script.type = 'module'
        script.nonce = waiting.nonce
        script.textContent = waiting.textContent
        waiting.after(script)
      }
    })
  })
}

/**
 * Lets the scripts of a page wait until it has been painted. It shows and works without them, and on a slow line they would take the
 * place of its style sheet, its fonts and its pictures.
 * @param html  as React Router renders it. The tags stand in none of its texts: there, `<` is escaped
 */
export const afterPaint = (html: string, nonce: string): string =>
  html
    .replaceAll('<link rel="modulepreload"', '<link rel="later"')
    .replace(/<script([^>]*) type="module"/, '<script$1 type="later"')
    .replace('</body>', () => `<script nonce="${nonce}">(${startScripts})()</script></body>`)

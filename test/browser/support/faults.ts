import type { BrowserContext } from 'playwright-core'

/** Writes what a page does against its content policy to its console. */
const tellViolations = (): void => {
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
    console.error(`against the content policy: ${effectiveDirective} ${blockedURI} (${sourceFile}:${lineNumber})`),
  )
}

/** Collects everything that no page of the shop may do: errors, warnings, violations of the content policy, requests that fail. */
export const watchFaults = async (context: BrowserContext): Promise<readonly string[]> => {
  const faults: string[] = []
  await context.addInitScript(tellViolations)
  context.on('console', (message) => {
    const { url } = message.location()
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()} (${url})`)
  })
  context.on('weberror', (error) => faults.push(`not caught: ${error.error().stack ?? error.error().message}`))
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText
    // A page that is left drops its requests, a download is no page, and a browser without scripts loads none. The policy is watched above.
    // What the service worker was still asking for is dropped with another reason.
    const isDropped = reason === 'net::ERR_ABORTED' || (reason === 'net::ERR_FAILED' && request.url().includes('/assets/'))
    if (!isDropped && reason !== 'csp') faults.push(`${request.method()} ${request.url()}: ${reason}`)
  })
  return faults
}

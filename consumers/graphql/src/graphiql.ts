import { hash } from 'node:crypto'
import { once } from '@souk/process'

/** What GraphiQL shows to somebody who opens it for the first time. */
const FIRST_QUERY = `{
  products(q: "choclate", first: 5) {
    nodes {
      name
      price
      currency
    }
    corrected
  }
}
`

/** The page runs its one script and workers made of it, asks the shop only, and cannot be framed. The editor adds styles of its own. */
const policyOf = (script: string): string =>
  [
    "default-src 'none'",
    `script-src 'sha256-${hash('sha256', script, 'base64')}'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/**
 * GraphiQL as one page that loads nothing else, with the headers of its answer. Its package is 9 MB, so it is imported when somebody first asks for the page.
 * Queries stay out of the address, where a reload would run them instead, and headers out of the storage of the browser, because they hold tokens.
 */
export const readGraphiql = once(async () => {
  const { css, js, editorWorkerService, jsonWorker, graphqlWorker } = await import('@graphql-yoga/render-graphiql/graphiql')
  const script = `
const workers = ${JSON.stringify({ editorWorkerService, json: jsonWorker, graphql: graphqlWorker })}
self.MonacoEnvironment = {
  getWorkerUrl: (_module, label) => URL.createObjectURL(new Blob([workers[label]], { type: 'text/javascript' })),
};
${js};
YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
  title: 'Souk',
  logo: '',
  defaultQuery: ${JSON.stringify(FIRST_QUERY)},
  shouldPersistHeaders: false,
  onEditQuery: () => {},
})
`
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Souk as a graph</title>
<link rel="icon" href="data:,">
<style>${css}</style>
<div id="root"></div>
<noscript>GraphiQL needs JavaScript.</noscript>
<script>${script}</script>
`
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyOf(script),
    'cache-control': 'no-cache',
    etag: `"${hash('sha256', page, 'base64url')}"`,
  }
  return { page, headers }
})

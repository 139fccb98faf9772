import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { freePort } from '@souk/testing'

it('shows the pages as they stand in their files, and ends as a whole', { timeout: 60_000 }, async () => {
  const port = await freePort()
  const child = spawn(process.execPath, [fileURLToPath(new URL('development.ts', import.meta.url))], {
    // Nobody answers there: the shop says so on a page.
    env: { PATH: process.env['PATH'], PORT: String(port), INTERNAL_PORT: '0', GATEWAY_URL: 'http://127.0.0.1:9' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
  await expect.poll(() => ask('/@vite/client').then(({ status }) => status), { timeout: 30_000, message: errors }).toBe(200)
  const page = await ask('/de')
  expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
  expect(await page.text()).toContain('<html lang="de"')
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

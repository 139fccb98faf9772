import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { beforeAll, describe } from 'vitest'
import { expectAccessible } from './support/audit.ts'
import { journey } from './support/journey.ts'

const ui = join(import.meta.dirname, '../../consumers/ui')

/** Opens the page with all components. No server is needed: the browser gets the files from here. */
const openShowcase = async (page: Page, query: string): Promise<void> => {
  await page.route('http://showcase.example/**', (route) => {
    const { pathname } = new URL(route.request().url())
    return route.fulfill({ path: join(ui, 'showcase/dist', pathname === '/' ? 'index.html' : pathname) })
  })
  await page.goto(`http://showcase.example/${query}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

describe('the components of the sites', () => {
  beforeAll(() => promisify(execFile)('npm', ['run', 'showcase:build'], { cwd: ui }))

  for (const lang of ['en', 'de'])
    journey(`can be used by everybody, with texts in ${lang}`, {}, async ({ page }) => {
      await openShowcase(page, `?lang=${lang}`)
      await expectAccessible(page)
    })
})

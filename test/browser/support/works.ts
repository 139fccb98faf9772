import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const PATIENCE_MS = 15_000

/** Whether the scripts of the page run, if it has any. */
const isWorking = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      matchMedia('(scripting: none)').matches ||
      document.querySelector('script[type=later]') === null ||
      Object.keys(document.body).some((key) => key.startsWith('__react')),
  )

/** Resolves when the scripts of the page run, if it has any. They begin after its first frame, so a visitor can be faster. */
export const works = async (page: Page): Promise<void> => {
  // While it goes somewhere else, it cannot be asked.
  await expect.poll(() => isWorking(page).catch(() => false), { timeout: PATIENCE_MS, interval: 20 }).toBe(true)
}

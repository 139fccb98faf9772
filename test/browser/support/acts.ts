import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { extractText } from 'unpdf'

/** Puts so many cases of the product of a page into the cart, and waits until it is in there. */
export const putIntoCart = async (page: Page, path: string, cases = 1): Promise<void> => {
  await page.goto(path)
  await page.getByLabel('Number of cases').fill(String(cases))
  await page
    .getByRole('main')
    .getByRole('button', { name: /cases?, £/ })
    .click()
  await page.getByRole('region', { name: 'Notices' }).getByText('It is in your cart.').waitFor()
}

/** Clicks, and waits for the file that comes. @returns its name and what is in it */
export const download = async (page: Page, click: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
  const [file] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: file.suggestedFilename(), bytes: await buffer(await file.createReadStream()) }
}

/** The words of a PDF, with one space between them. */
export const wordsOfPdf = async (bytes: Buffer): Promise<string> => {
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: true })
  return text.replaceAll(/\s+/g, ' ')
}

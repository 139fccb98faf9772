import type { Books } from '@souk/books'
import { auditShop as audit } from '@souk/books/shop'
import type { SoukApi } from '@souk/client'
import type { Progress } from './progress.ts'

/** Audits a running shop, and shows the progress. @throws RequestRefused */
export const auditShop = async (shop: SoukApi, { patienceMs, progress }: { patienceMs: number; progress: Progress }): Promise<Books> => {
  let begun = false
  try {
    return await audit(shop, {
      patienceMs,
      progress: (position, head) => {
        if (!begun) progress.begin('commits', head)
        begun = true
        progress.at(position)
      },
    })
  } finally {
    progress.end()
  }
}

export const printBooks = ({ checks }: Books): string => {
  const width = Math.max(...checks.map(({ name }) => name.length))
  return checks.map(({ name, ok, detail }) => `${ok ? '✓' : '✗'} ${name.padEnd(width)}  ${detail}`).join('\n')
}

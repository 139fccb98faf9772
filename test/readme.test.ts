import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { managerSettings } from './support/manager.ts'
import { systemUnderTest } from './support/system.ts'

const root = new URL('..', import.meta.url)
const readme = readFileSync(new URL('README.md', root), 'utf8')

/** The lines of all shell blocks between the marks, in order. */
const linesToTry = (): string[] => {
  const marked = [...readme.matchAll(/<!-- try:begin -->(.*?)<!-- try:end -->/gs)].map(([, text = '']) => text)
  const blocks = marked.flatMap((text) => [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block))
  return blocks.flatMap((block) => block.trimEnd().split('\n'))
}

const promised = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith('#=>')).map((line) => line.slice(3).trim())

/** @param port  of the gateway, for the command line */
const runScript = (script: string, port: string): Promise<{ code: number | null; output: string; errors: string }> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, ...managerSettings, PORT: port }
    const bash = spawn('bash', ['-c', `set -euo pipefail\n${script}`], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let errors = ''
    bash.stdout.on('data', (data: Buffer) => (output += data.toString()))
    bash.stderr.on('data', (data: Buffer) => (errors += data.toString()))
    bash.once('error', reject)
    bash.once('close', (code) => resolve({ code, output, errors }))
  })

/** Looks for the texts in the output, one after the other. @returns the first missing text and the rest of the output; empty: all are there */
const missing = (output: string, texts: readonly string[]): string[] => {
  let from = 0
  for (const text of texts) {
    const at = output.indexOf(text, from)
    if (at < 0) return [text, output.slice(from)]
    from = at + text.length
  }
  return []
}

describe('the README', () => {
  const lines = linesToTry()

  it('has commands to try, and shows their results', () => {
    expect(lines.filter((line) => line.includes('curl')).length).toBeGreaterThanOrEqual(5)
    expect(promised(lines).length).toBeGreaterThanOrEqual(5)
    // The test replaces this address by that of its shop.
    expect(lines.join('\n')).toContain('localhost:8080')
  })

  it('shows what a new shop answers', { timeout: 60_000 }, async () => {
    const system = await systemUnderTest({ SOUK_CATALOGUE: 'northwind' })
    try {
      const { host, port } = new URL(system.url)
      const { code, output, errors } = await runScript(lines.join('\n').replaceAll('localhost:8080', host), port)
      expect({ code, errors }).toEqual({ code: 0, errors: '' })
      expect(missing(output, promised(lines))).toEqual([])
    } finally {
      await system.close()
    }
  })
})

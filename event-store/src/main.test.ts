import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { freePort } from '@souk/testing'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

/** The process with these settings and no others. */
const run = (settings: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, [main], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (data: Buffer) => (output += data.toString()))
  child.stderr.on('data', (data: Buffer) => (output += data.toString()))
  return { child, output: () => output, ended: once(child, 'close').then(([code]: unknown[]) => code) }
}

describe('the process of the event store', () => {
  it('reports all faults of its settings in one line', async () => {
    const { output, ended } = run({ AMQP_URL: 'http://one', PORT: 'x' })
    expect(await ended).toBe(1)
    expect(output()).toMatch(/^event-store: settings: PORT: .*; AMQP_URL: .*; MONGODB_URL: .*\n$/)
  })

  it('is alive but not ready while MongoDB is away, and ends on SIGTERM', async () => {
    const [nobody, internalPort] = [await freePort(), await freePort()]
    const { child, output, ended } = run({
      MONGODB_URL: `mongodb://souk:secret@127.0.0.1:${nobody}/souk?serverSelectionTimeoutMS=100`,
      AMQP_URL: `amqp://souk:secret@127.0.0.1:${nobody}`,
      PORT: '0',
      INTERNAL_PORT: String(internalPort),
    })
    await expect.poll(output, { timeout: 25_000 }).toContain('waiting for a dependency')
    const internal = `http://127.0.0.1:${internalPort}/_internal_`
    expect(await (await fetch(`${internal}/healthcheck`)).json()).toEqual({ status: 'healthy' })
    const readiness = await fetch(`${internal}/readiness`)
    expect([readiness.status, await readiness.json()]).toEqual([503, { ready: false, state: 'starting' }])
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(output()).not.toContain('secret')
  })
})

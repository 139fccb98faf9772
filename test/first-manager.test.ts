import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LogIn, type Tokens } from '@souk/contracts'
import { parseConfig, startEmbedded } from '@souk/embedded'
import { silentLogger } from '@souk/testing'
import { launch, type Ended } from './support/system.ts'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'souk-manager-'))
})
afterEach(() => rmSync(data, { recursive: true }))

/** Starts the shop, logs somebody in, and ends the shop. */
const logInAfterStart = async (settings: Record<string, string>, of: (newManager: object | undefined) => object | undefined) => {
  const config = parseConfig({ PORT: '0', INTERNAL_PORT: '0', ADMIN_PORT: '0', SOUK_DATA: data, SOUK_CATALOGUE: 'none', ...settings })
  const shop = await startEmbedded(config, silentLogger)
  try {
    const answer = await fetch(`${shop.url}/customer/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(of(shop.newManager)),
    })
    return { status: answer.status, role: ((await answer.json()) as Partial<Tokens>).role, newManager: shop.newManager }
  } finally {
    await shop.close()
  }
}

describe('the first manager of the embedded shop', () => {
  const file = (): string => join(data, 'manager.json')
  const kept = (): object => JSON.parse(readFileSync(file(), 'utf8')) as object

  it('gets a password that is told once and kept for the owner alone', async () => {
    const first = await logInAfterStart({}, (newManager) => newManager)
    expect(first).toEqual({
      status: 201,
      role: 'manager',
      newManager: { username: 'manager', password: expect.stringMatching(/^[\w-]{20}$/) },
    })
    expect(kept()).toEqual(first.newManager)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(await logInAfterStart({}, kept)).toEqual({ status: 201, role: 'manager', newManager: undefined })
    expect(kept()).toEqual(first.newManager)
  })

  it('has a password that the process prints at its first start only, with the file that keeps it', async () => {
    const written = async (): Promise<Pick<Ended, 'output' | 'errors'>> => {
      const shop = launch({ PORT: '0', INTERNAL_PORT: '0', ADMIN_PORT: '0', SOUK_DATA: data, SOUK_CATALOGUE: 'none', LOG_LEVEL: 'debug' })
      await shop.opened
      shop.signal('SIGTERM')
      return shop.ended
    }
    const [first, second] = [await written(), await written()]
    const { password } = LogIn.parse(kept())
    const timesIn = (text: string): number => text.split(password).length - 1
    expect([timesIn(first.output), timesIn(first.errors), timesIn(second.output), timesIn(second.errors)]).toEqual([1, 0, 0, 0])
    expect(first.output).toContain(`Log in as manager with ${password}, which is also in ${file()}.`)
    expect(second.output).toMatch(/^Souk is open at (\S+) \(the API: \1\/docs, .+\n$/)
  })

  it('is that of the settings, which nothing keeps', async () => {
    const boss = { MANAGER_USER: 'Boss', MANAGER_PASSWORD: 'a long enough one', SOUK_ENV: 'production' }
    const credentials = { username: 'boss', password: 'a long enough one' }
    const expected = { status: 201, role: 'manager', newManager: undefined }
    expect(await logInAfterStart(boss, () => credentials)).toEqual(expected)
    expect(existsSync(file())).toBe(false)
    expect(await logInAfterStart({ SOUK_ENV: 'production' }, () => credentials)).toEqual(expected)
  })

  it('is whom the open operations of the original system act as', async () => {
    const settings = { PORT: '0', INTERNAL_PORT: '0', ADMIN_PORT: '0', SOUK_DATA: data, SOUK_CATALOGUE: 'none', SOUK_ORIGINAL_API: 'open' }
    const shop = await startEmbedded(parseConfig(settings), silentLogger)
    try {
      expect(await (await fetch(`${shop.url}/customer/get-all-users`)).json()).toEqual({ result: { Status: 'No User Found' } })
    } finally {
      await shop.close()
    }
  })

  it('is not generated in production', async () => {
    const start = logInAfterStart({ SOUK_ENV: 'production' }, () => ({}))
    await expect(start).rejects.toThrow('set MANAGER_USER and MANAGER_PASSWORD')
    expect(existsSync(file())).toBe(false)
  })

  it.each([{ MANAGER_USER: 'boss' }, { MANAGER_PASSWORD: 'a long enough one' }])('needs both settings, not only %j', (settings) => {
    expect(() => parseConfig(settings)).toThrow('set both MANAGER_USER and MANAGER_PASSWORD')
  })
})

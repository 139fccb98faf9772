import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApp } from '@souk/http'
import { LogUnavailable, newId } from '@souk/log-protocol'
import { closeAll, startProcess, type Starting } from './life-cycle.ts'
import { parseSettings, processSettings, serverUrl, StartFault } from './settings.ts'

const logger = { info: () => undefined, warn: () => undefined, error: () => undefined }
const config = { HOST: '127.0.0.1', PORT: 0, INTERNAL_PORT: 0, LOG_LEVEL: 'silent' }

const away = (): Error => new LogUnavailable('nobody is there')

describe('settings', () => {
  const shape = z.object({ ...processSettings({ port: 8085, internalPort: 9095 }), MONGODB_URL: serverUrl('mongodb', 'mongodb\\+srv') })
  const url = 'mongodb://souk:secret@one:27017,two:27017/souk?authSource=admin'

  it('have defaults, which also replace empty values', () => {
    expect(parseSettings(shape, { MONGODB_URL: url, PORT: '8080', LOG_LEVEL: '', HOME: '/' })).toEqual({
      SOUK_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: 8080,
      INTERNAL_PORT: 9095,
      LOG_LEVEL: 'info',
      MONGODB_URL: url,
    })
  })

  it('are read from a file that NAME_FILE names, unless NAME is set', () => {
    const folder = mkdtempSync(join(tmpdir(), 'souk-settings-'))
    const file = join(folder, 'url')
    writeFileSync(file, `${url}\n`)
    try {
      expect(parseSettings(shape, { MONGODB_URL_FILE: file, MONGODB_URL: '' }).MONGODB_URL).toBe(url)
      const other = 'mongodb://other'
      expect(parseSettings(shape, { MONGODB_URL_FILE: join(folder, 'none'), MONGODB_URL: other }).MONGODB_URL).toBe(other)
      // A variable of somebody else.
      expect(parseSettings(shape, { MONGODB_URL: url, SSL_CERT_FILE: join(folder, 'none') }).MONGODB_URL).toBe(url)
      const fault = (): unknown => parseSettings(shape, { MONGODB_URL_FILE: join(folder, 'none') })
      expect(fault).toThrow(StartFault)
      expect(fault).toThrow(/^settings: MONGODB_URL_FILE: ENOENT/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('are refused with all faults in one message, and without the values', () => {
    const fault = (): unknown => parseSettings(shape, { PORT: '70000', LOG_LEVEL: 'loud', MONGODB_URL: 'http://souk:secret@one' })
    expect(fault).toThrow(StartFault)
    expect(fault).toThrow(/^settings: PORT: .+; LOG_LEVEL: .+; MONGODB_URL: /)
    expect(fault).not.toThrow(/secret|loud/)
  })

  it.each([
    { MONGODB_URL: 'mongodb://souk:souk@one:27017,two:27017/souk?authSource=admin' },
    { MONGODB_URL: 'mongodb://root:password@one' },
    { MONGODB_URL: url, SOME_PASSWORD: 'choose-a-long-one' },
  ])('are refused with a well-known password in production only: %j', (settings) => {
    const withPassword = shape.extend({ SOME_PASSWORD: z.string().optional() })
    expect(parseSettings(withPassword, settings)).toMatchObject(settings)
    const name = Object.keys(settings).at(-1) ?? ''
    const inProduction = (): unknown => parseSettings(withPassword, { ...settings, SOUK_ENV: 'production' })
    expect(inProduction).toThrow(new StartFault(`settings: SOUK_ENV=production refuses well-known passwords: set another one in ${name}`))
  })

  it.each([url, 'mongodb://souk@one', 'mongodb://one/souk:souk@x'])('are taken with another password in production: %s', (given) => {
    expect(parseSettings(shape, { MONGODB_URL: given, SOUK_ENV: 'production' }).MONGODB_URL).toBe(given)
  })
})

describe('a process', () => {
  const appAnswering = (answer: () => Promise<unknown>) => {
    const app = createApp({ logger, newId })
    app.get('/', {}, answer)
    return app
  }
  const ask = async (url: string): Promise<{ status: number; body: unknown }> => {
    const answer = await fetch(url)
    return { status: answer.status, body: await answer.json() }
  }

  it('is alive while it waits for its dependencies, and ready afterwards', async () => {
    let isThere = false
    const process = await startProcess(config, logger, async ({ retryWhileUnavailable }) => {
      await retryWhileUnavailable(async () => {
        if (!isThere) throw away()
      })
      return { app: appAnswering(async () => ({ hello: 'world' })), readiness: async () => ({ ready: true, lag: 0 }) }
    })
    expect(await ask(`${process.internalUrl}/_internal_/healthcheck`)).toEqual({ status: 200, body: { status: 'healthy' } })
    expect(await ask(`${process.internalUrl}/_internal_/readiness`)).toEqual({ status: 503, body: { ready: false, state: 'starting' } })
    isThere = true
    expect(await ask(await process.url)).toEqual({ status: 200, body: { hello: 'world' } })
    expect(await ask(`${process.internalUrl}/_internal_/readiness`)).toEqual({ status: 200, body: { ready: true, lag: 0 } })
    await process.close()
    await expect(fetch(`${process.internalUrl}/_internal_/healthcheck`)).rejects.toThrow()
  })

  it('is not ready, and says why, when its readiness cannot be determined', async () => {
    const process = await startProcess(config, logger, async () => ({
      app: appAnswering(async () => ({})),
      readiness: () => Promise.reject(away()),
    }))
    await process.url
    expect(await ask(`${process.internalUrl}/_internal_/readiness`)).toEqual({
      status: 503,
      body: { ready: false, error: 'nobody is there' },
    })
    await process.close()
  })

  it('answers open requests before it closes anything, and closes the last opened first', async () => {
    const order: string[] = []
    let answer: (() => void) | undefined
    const process = await startProcess(config, logger, async ({ closing }) => {
      closing.push(() => void order.push('database'))
      closing.push(async () => void order.push('bus'))
      const app = appAnswering(async () => {
        await new Promise<void>((resolve) => (answer = resolve))
        order.push('answer')
        return {}
      })
      return { app, readiness: async () => ({ ready: true }) }
    })
    const asked = ask(await process.url)
    await expect.poll(() => answer).toBeDefined()
    const closed = process.close()
    answer?.()
    expect((await asked).status).toBe(200)
    await closed
    expect(order).toEqual(['answer', 'bus', 'database'])
  })

  it('stops waiting when it is asked to end, and closes what it has opened', async () => {
    const order: string[] = []
    const process = await startProcess(config, logger, async ({ closing, retryWhileUnavailable }: Starting<typeof config>) => {
      closing.push(() => void order.push('database'))
      return retryWhileUnavailable(() => Promise.reject(away()))
    })
    await process.close()
    await expect(process.url).rejects.toThrow('nobody is there')
    expect(order).toEqual(['database'])
  })

  it('fails with one line when its port is taken', async () => {
    const process = await startProcess(config, logger, () => new Promise(() => undefined))
    const { port } = new URL(process.internalUrl)
    await expect(startProcess({ ...config, INTERNAL_PORT: Number(port) }, logger, () => new Promise(() => undefined))).rejects.toThrow(
      `port ${port} of 127.0.0.1 is taken`,
    )
    void process.close()
  })

  it('closes the rest after something that cannot be closed', async () => {
    const order: string[] = []
    const warnings: string[] = []
    await closeAll([() => void order.push('first'), () => Promise.reject(new Error('stuck'))], {
      warn: (_, message) => warnings.push(message),
    })
    expect(order).toEqual(['first'])
    expect(warnings).toEqual(['something could not be closed'])
  })
})

describe('a process of its own', () => {
  const imports = `import { LogUnavailable } from '@souk/log-protocol'; import { runProcess, StartFault } from '@souk/process'`
  const run = (script: string) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', `${imports}; ${script}`], {
      cwd: new URL('.', import.meta.url),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (data: Buffer) => (output += data.toString()))
    child.stderr.on('data', (data: Buffer) => (output += data.toString()))
    const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, output }))
    return { child, ended, output: () => output }
  }
  const configure = `() => (${JSON.stringify({ ...config, LOG_LEVEL: 'info' })})`

  it('ends in order when SIGTERM comes while it waits, and logs JSON', async () => {
    const fault = `new LogUnavailable('nobody is there')`
    const { child, ended, output } = run(`await runProcess('example', ${configure}, async ({ closing, retryWhileUnavailable }) => {
      closing.push(() => console.log('closed'))
      await retryWhileUnavailable(() => Promise.reject(${fault}))
    })`)
    await expect.poll(output, { timeout: 20_000 }).toContain('waiting for a dependency')
    child.kill('SIGTERM')
    const { code, output: all } = await ended
    expect(all).toContain('closed\n')
    expect(code).toBe(0)
    expect(JSON.parse(all.split('\n')[0] ?? '')).toMatchObject({ process: 'example', error: 'nobody is there' })
  })

  it.each([
    ['in its settings', `() => { throw new StartFault('settings: PORT: no') }, async () => undefined`, 'example: settings: PORT: no\n'],
    ['at the start', `${configure}, async () => { throw new StartFault('no room') }`, 'example: no room\n'],
  ])('reports a fault %s in one line', async (_, parts, line) => {
    const { ended } = run(`await runProcess('example', ${parts})`)
    expect(await ended).toMatchObject({ code: 1, output: line })
  })
})

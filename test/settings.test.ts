import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { embeddedSettings, parseConfig } from '@souk/embedded'

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')

/** The value of every setting in .env.example by its name. All of them are commented out. */
const example = new Map(Array.from(read('.env.example').matchAll(/^#?([A-Z_]+)=(.*)$/gm), ([, name = '', value = '']) => [name, value]))

const schemas = new Map<string, z.ZodType>(Object.entries(embeddedSettings.shape))

/** The default of every variable that docker-compose.yml takes from its environment, by its name. */
const ofCompose = new Map(
  Array.from(read('docker-compose.yml').matchAll(/\$\{([A-Z_]+):-(.*?)\}/g), ([, name = '', value = '']) => [name, value]),
)

/** The default of a setting, as text. */
const defaultOf = (name: string): string | undefined => {
  const schema = schemas.get(name)
  if (schema === undefined) return ofCompose.get(name)
  const value: unknown = schema.parse(undefined)
  return value === undefined ? undefined : String(value)
}

describe('SOUK_HOSTS', () => {
  it('is a list of host names', () => {
    expect(embeddedSettings.shape.SOUK_HOSTS.parse('shop.example,Manager.Example , 192.0.2.7, [2001:db8::7],')).toEqual([
      'shop.example',
      'Manager.Example',
      '192.0.2.7',
      '[2001:db8::7]',
    ])
  })

  it('are joined by the host of SOUK_PUBLIC_URL', () => {
    const { gateway } = parseConfig({ SOUK_HOSTS: 'www.shop.example', SOUK_PUBLIC_URL: 'https://shop.example:8443' })
    expect(gateway.hosts).toEqual(['www.shop.example', 'shop.example'])
  })
})

describe('SOUK_PUBLIC_URL', () => {
  it.each([
    [{}, 'http://localhost:8080'],
    [{ PORT: '9000' }, 'http://localhost:9000'],
    [{ PORT: '0' }, 'http://localhost:8080'],
    [{ PORT: '9000', SOUK_PUBLIC_URL: 'https://shop.example' }, 'https://shop.example'],
  ])('with %j is %s', (settings, publicUrl) => {
    expect(parseConfig(settings).publicUrl).toBe(publicUrl)
  })
})

describe('SOUK_FAILURE_LAB', () => {
  it('is off unless somebody turns it on, also in docker-compose.yml', () => {
    expect(ofCompose.get('SOUK_FAILURE_LAB')).toBe('')
    for (const settings of [{}, { SOUK_FAILURE_LAB: '' }, { SOUK_FAILURE_LAB: 'false' }])
      expect(parseConfig(settings).failureLab).toBe(false)
    expect(() => parseConfig({ SOUK_FAILURE_LAB: '1' })).toThrow('SOUK_FAILURE_LAB')
  })
})

describe('a setting that is a number', () => {
  it.each(['8e3', '0x1F90', '8080.0', '+8080', ' 8080', '80_80', '-1'])('is not %j', (value) => {
    expect(embeddedSettings.shape.PORT.safeParse(value)).toMatchObject({ success: false })
  })
})

describe('.env.example', () => {
  it('has exactly the settings of npm start and of docker-compose.yml', () => {
    expect([...example.keys()].sort()).toEqual([...new Set([...schemas.keys(), ...ofCompose.keys()])].sort())
  })

  it('sets nothing until a line is uncommented', () => {
    expect(read('.env.example').match(/^[^#\n].*/gm)).toBeNull()
  })

  it.each([...example].filter(([name]) => defaultOf(name) !== undefined))('%s: shows the default', (name, value) => {
    expect(value).toBe(defaultOf(name))
  })

  it.each([...example].filter(([name]) => defaultOf(name) === undefined))('%s: shows a value that is accepted', (name, value) => {
    expect(schemas.get(name)?.safeParse(value)).toMatchObject({ success: true })
  })
})

describe('the README', () => {
  const readme = read('README.md')

  it('names every setting', () => {
    expect([...example.keys()].filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  })

  const rows = Array.from(readme.matchAll(/^\| `([A-Z_]+)` +\| (\S+) +\|/gm), ([, name = '', value = '']): [string, string] => [
    name,
    value,
  ])
  it('has a table of settings', () => {
    expect(rows.length).toBeGreaterThan(5)
  })
  it.each(rows)('%s: names the default', (name, value) => {
    expect(value).toBe(defaultOf(name))
  })
})

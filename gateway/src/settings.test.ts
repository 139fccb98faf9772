import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { settingsScript } from './settings-script.ts'
import { gatewaySettings } from './settings.ts'

const names = Object.keys(gatewaySettings)

/** Runs the script that prepares the settings of nginx. @returns what it has exported, or how it has refused */
const runScript = (environment: Readonly<Record<string, string>>): { settings?: Record<string, string>; refusal?: string } => {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `set -eu\n${settingsScript('/nowhere/origin.sock')}\nenv -0`], {
    env: { PATH: process.env['PATH'], ...environment },
    encoding: 'utf8',
  })
  if (status !== 0) return { refusal: stderr.trim() }
  return { settings: Object.fromEntries(stdout.split('\0').map((line) => [line.split('=', 1)[0], line.slice(line.indexOf('=') + 1)])) }
}

describe('the settings of a gateway', () => {
  it.each([
    ['SOUK_HOSTS', ''],
    ['SOUK_HOSTS', ','],
    ['SOUK_HOSTS', 'shop.example,Manager.Example , 192.0.2.7,[2001:db8::7],'],
    ['SOUK_CORS_ORIGINS', 'https://pages.example, http://[::1]:5173 ,http://localhost:8080'],
    ['SOUK_ADMIN_URL', ''],
    ['SOUK_ADMIN_URL', 'https://manager.shop.example'],
    ['SOUK_ADMIN_URL', 'http://[2001:db8::7]:8081'],
    ['SOUK_TRUSTED_PROXIES', '10.0.0.0/8, 192.0.2.7,2001:db8::/32,::1'],
    ['SOUK_REQUESTS_PER_SECOND', '1'],
    ['SOUK_REGISTRATIONS_PER_MINUTE', '999999'],
    ['SOUK_API_VERSION_REQUIRED', 'true'],
    ['SOUK_API_VERSION_REQUIRED', 'false'],
  ])('take %s=%s, in both gateways', (name, value) => {
    expect(z.object(gatewaySettings).safeParse({ [name]: value }).error).toBeUndefined()
    expect(runScript({ [name]: value }).refusal).toBeUndefined()
  })

  it.each([
    ['SOUK_HOSTS', 'shop.example manager.example'],
    ['SOUK_HOSTS', 'shop.example;manager.example'],
    ['SOUK_HOSTS', 'shop.example\nmanager.example'],
    ['SOUK_HOSTS', 'shop.example\n'],
    ['SOUK_HOSTS', 'https://shop.example'],
    ['SOUK_HOSTS', 'shop.example:443'],
    ['SOUK_HOSTS', 'shop.example/'],
    ['SOUK_HOSTS', 'shop.example.'],
    ['SOUK_HOSTS', '*.example'],
    ['SOUK_HOSTS', 'bücher.example'],
    ['SOUK_HOSTS', '2001:db8::7'],
    ['SOUK_HOSTS', 'a|b'],
    ['SOUK_HOSTS', '$host'],
    ['SOUK_CORS_ORIGINS', '*'],
    ['SOUK_CORS_ORIGINS', 'null'],
    ['SOUK_CORS_ORIGINS', 'shop.example'],
    ['SOUK_CORS_ORIGINS', 'https://shop.example/'],
    ['SOUK_CORS_ORIGINS', 'https://Shop.example'],
    ['SOUK_CORS_ORIGINS', 'https://*.example'],
    ['SOUK_CORS_ORIGINS', 'https://shop.example https://office.example'],
    ['SOUK_ADMIN_URL', 'manager.shop.example'],
    ['SOUK_ADMIN_URL', 'https://manager.shop.example/'],
    ['SOUK_ADMIN_URL', 'https://$host'],
    ['SOUK_TRUSTED_PROXIES', 'proxy.example'],
    ['SOUK_TRUSTED_PROXIES', '10.0.0.0/8 192.0.2.7'],
    ['SOUK_TRUSTED_PROXIES', '10.0.0'],
    ['SOUK_TRUSTED_PROXIES', '*'],
    ['SOUK_TRUSTED_PROXIES', '10.0.0.0/8;'],
    ['SOUK_REQUESTS_PER_SECOND', '0'],
    ['SOUK_REQUESTS_PER_SECOND', '1e3'],
    ['SOUK_REGISTRATIONS_PER_MINUTE', '-1'],
    ['SOUK_API_VERSION_REQUIRED', 'yes'],
    ['SOUK_API_VERSION_REQUIRED', '1'],
  ])('refuse %s=%s, in both gateways', (name, value) => {
    const { error } = z.object(gatewaySettings).safeParse({ [name]: value })
    const [message = ''] = error?.issues.map((issue) => issue.message) ?? []
    expect(message).toMatch(/^must be /)
    expect(runScript({ [name]: value })).toEqual({ refusal: `gateway: settings: ${name}: ${message}` })
  })

  it.each(['999.1.1.1', '10.0.0.0/33', '2001:db8::/129', ':'])(
    'refuse %s, which is no address; nginx does so when it reads it',
    (value) => {
      expect(z.object(gatewaySettings).safeParse({ SOUK_TRUSTED_PROXIES: value })).toMatchObject({ success: false })
    },
  )

  it('make a line for nginx of each trusted proxy', () => {
    const line = runScript({ SOUK_TRUSTED_PROXIES: '10.0.0.0/8, ::1,' }).settings?.['SOUK_REAL_IP_FROM']
    expect(line).toBe('set_real_ip_from 10.0.0.0/8;\nset_real_ip_from ::1;')
  })

  it('have the same defaults in both gateways', () => {
    const { settings = {} } = runScript({})
    const parsed = z.object(gatewaySettings).parse(Object.fromEntries(names.map((name) => [name, settings[name]])))
    expect({ ...parsed, SOUK_HOSTS: [] }).toEqual(z.object(gatewaySettings).parse({}))
  })

  it.each([
    ['https://shop.example', ',shop.example'],
    ['https://shop.example:8443', ',shop.example'],
    ['http://[2001:db8::7]:8080', ',[2001:db8::7]'],
    ['http://[2001:db8::7]', ',[2001:db8::7]'],
  ])('make the host of %s one of the shop', (publicUrl, hosts) => {
    expect(runScript({ SOUK_PUBLIC_URL: publicUrl }).settings?.['SOUK_HOSTS']).toBe(hosts)
    expect(runScript({ SOUK_ADMIN_URL: publicUrl }).settings?.['SOUK_HOSTS']).toBe(`,${hosts}`)
  })
})

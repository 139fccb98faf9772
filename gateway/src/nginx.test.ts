import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { MAX_CHANGES_BYTES, Problem, problems } from '@souk/contracts'
import { BODY_LIMIT } from '@souk/http'
import { foreign, knownHosts, own, pathCases, SOUK_HOSTS, unknownHosts, versionCases, type SentFrom } from '../testing/cases.ts'
import { nginxConfiguration } from './nginx.ts'
import { facadeOf, facades, longBodies, MAX_ADMIN_BYTES, routingTable } from './routing-table.ts'

/** The configuration with the settings filled in, as the image of nginx does. */
const withSettings = (settings: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\$\{([A-Z_]+)\}/g, (placeholder, name: string) => settings[name] ?? placeholder)

const template = nginxConfiguration({
  routes: routingTable,
  upstream: (service) => `${service}.example:8080`,
  resolver: '192.0.2.53',
  port: 8080,
  adminPort: 8082,
  innerPort: 8081,
  internalPort: 9090,
  publicFolder: '/usr/share/nginx/souk',
  sockets: '/sockets',
  siteFolders: { shop: '/usr/share/nginx/shop', admin: '/usr/share/nginx/admin' },
})
const configuration = withSettings({ SOUK_HOSTS, SOUK_API_VERSION_REQUIRED: 'false' })

/** The value that a map in the configuration gives a variable: that of the first pattern that matches. */
const mapped = (variable: string, inputs: Readonly<Record<string, string>>, text = configuration): string => {
  const [, source = '', block = ''] = new RegExp(`map (\\S+|"[^"]*") \\${variable} \\{(.*?)\\n {2}\\}`, 's').exec(text) ?? []
  const input = source.replaceAll('"', '').replaceAll(/\$(\w+)/g, (_whole, name: string) => inputs[name] ?? '')
  for (const [, isCaseless, pattern = '', value = ''] of block.matchAll(/"~(\*?)(.*)" (\S+);/g)) {
    const match = new RegExp(pattern, isCaseless === '*' ? 'i' : '').exec(input)
    if (match) return value.replaceAll('"', '').replaceAll(/\$(\w+)/g, (_whole, name: string) => match.groups?.[name] ?? '')
  }
  return /default "?(.*?)"?;/.exec(block)?.[1] ?? ''
}
const pathFor = (service: string, uri: string): string => mapped(`$path_of_${service.replaceAll('-', '_')}`, { request_uri: uri })

describe('the configuration of nginx', () => {
  it.each(routingTable)('passes $prefix to its service', ({ prefix, service }) => {
    const variable = `$path_of_${service.replaceAll('-', '_')}`
    expect(configuration).toContain(`location ~ ^${prefix}(?:/|$) {`)
    expect(configuration).toContain(`set $upstream ${service}.example:8080;\n      proxy_pass http://$upstream${variable};`)
    expect(pathFor(service, prefix)).toBe('/')
    expect(pathFor(service, `${prefix}/`)).toBe('/')
    expect(pathFor(service, `${prefix}?limit=1`)).toBe('/?limit=1')
    expect(pathFor(service, `${prefix}/a%2Fb/c?d=/e`)).toBe('/a%2Fb/c?d=/e')
    for (const other of [`${prefix}s`, `/${prefix}/a`, `/x/..${prefix}/a`, '/']) expect(pathFor(service, other)).toBe('')
  })

  const original = new RegExp(
    /location ~ (\S+) \{[^}]*set \$upstream original-api/.exec(configuration.replaceAll(/if \([^}]*\}/g, ''))?.[1] ?? '$^',
  )
  it.each(['/customer', '/customer/', '/product/', '/customer/login-user', '/customer/get-user/ann/', '/order/place-order/'])(
    'passes %s to the facade of the original system',
    (path) => {
      expect([original.test(path), facadeOf(path)]).toEqual([true, 'original-api'])
    },
  )
  it.each([
    '/',
    '/order',
    '/customer/customers',
    '/customer/get-user',
    '/customer/get-user/a/b',
    '/product/login-user',
    '/customer/login-users',
  ])('does not pass %s to the facade', (path) => {
    expect([original.test(path), facadeOf(path)]).toEqual([false, undefined])
  })

  it('believes only containers of the shop when they name a client', () => {
    const address = (server_port: string, http_x_forwarded_for: string) => mapped('$client_address', { server_port, http_x_forwarded_for })
    expect(address('8081', '192.0.2.7')).toBe('192.0.2.7')
    expect(address('8081', '2001:db8::7')).toBe('2001:db8::7')
    for (const [port, sent] of [
      ['8080', '192.0.2.7'],
      ['8081', ''],
      ['8081', '192.0.2.7, 192.0.2.8'],
    ] as const)
      expect(address(port, sent)).toBe('$remote_addr')
  })

  it.each([
    ['c0000207', 'the address itself', undefined],
    ['00000000000000000000ffffc0000207', 'the address of IPv4', 'c0000207'],
    ['20010db8000100020000000000000007', 'the first half', '20010db800010002'],
    // Half an address of IPv4 inside IPv6, and bytes that are a line feed, a space and a bar.
    ['00000000000000000000fffec0000207', 'the first half', '0000000000000000'],
    ['0a207c0a00000000ffff0a207c0a0000', 'the first half', '0a207c0a00000000'],
  ])('counts requests from the address %s by %s', (address, _what, network) => {
    const value = mapped('$client_network', { binary_remote_addr: Buffer.from(address, 'hex').toString('latin1') })
    expect(value === '$binary_remote_addr' ? undefined : Buffer.from(value, 'latin1').toString('hex')).toBe(network)
  })

  it.each(pathCases)('passes $path on as $seen', ({ path, seen = '' }) => {
    expect(pathFor('order', path)).toBe(seen)
  })

  // As nginx makes $host: in lower case, without port and final dot.
  const isForHost = (host: string): boolean =>
    mapped('$is_for_host', { host: host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '') }) === '1'
  it.each(knownHosts)('knows the host %s', (host) => {
    expect(isForHost(host)).toBe(true)
  })
  it.each(['', ...unknownHosts])('does not know the host %j', (host) => {
    expect(isForHost(host)).toBe(false)
  })

  const isForeign = ({ method, headers: { origin = '', 'sec-fetch-site': site = '' } }: SentFrom): boolean =>
    mapped('$is_of_another_site', { request_method: method, http_origin: origin, http_sec_fetch_site: site }) === '1'
  it.each(own)('takes a $method with $headers', (request) => {
    expect(isForeign(request)).toBe(false)
  })
  it.each(foreign)('refuses a $method with $headers', (request) => {
    expect(isForeign(request)).toBe(true)
  })

  it.each(versionCases)(
    'given $headers, knows that a version is named: $named',
    ({ headers: { accept = '', 'api-version': version = '' }, named }) => {
      const lacksVersion = (required: string): string =>
        mapped('$lacks_version', { http_accept: accept, http_api_version: version }, withSettings({ SOUK_API_VERSION_REQUIRED: required }))
      expect([lacksVersion('true'), lacksVersion('false')]).toEqual([named ? '' : '1', ''])
    },
  )

  it.each([
    '/product/pictures/abc.webp',
    '/product/pictures/drawn/1-a.svg',
    '/product/products/019b0000-0000-7000-8000-000000000001/picture.svg',
  ])('asks no version of a page that shows the picture %s', (uri) => {
    const sent = { http_accept: 'image/avif,*/*', http_api_version: '' }
    const required = withSettings({ SOUK_API_VERSION_REQUIRED: 'true' })
    expect(mapped('$lacks_version', { ...sent, uri }, required)).toBe('')
    for (const other of [`${uri}/x`, '/product/products', '/product/pictures/', `/order${uri}`])
      expect(mapped('$lacks_version', { ...sent, uri: other }, required)).toBe('1')
  })

  it('asks in every location for host and origin', () => {
    const [shown = ''] = configuration.split('listen unix:')
    const locations = shown
      .split(/^ {4}location /m)
      .slice(1)
      .filter((text) => /^(?:~|\/ )/.test(text))
    expect(locations).toHaveLength(routingTable.length + Object.keys(longBodies).length + Object.keys(facades).length + 6)
    for (const text of locations) {
      expect(text).toContain('if ($is_for_host = "") { return 421; }')
      expect(text).toContain('if ($is_foreign) { return 403; }')
    }
  })

  it('leads to the manager site at the host that was asked for, or where its setting says', () => {
    const leadsTo = (text: string): string => mapped('$admin_url', {}, text)
    expect(leadsTo(withSettings({ SOUK_ADMIN_URL: 'https://manager.example' }))).toBe('https://manager.example')
    expect(configuration).toContain('"" "http://$host:${SOUK_ADMIN_PORT}";')
    expect(configuration.split(/^ {4}location /m).find((text) => text.startsWith('~ ^/admin'))).toContain('return 302 $admin_url/;')
  })

  it('gives the manager site a server of its own, which believes no client and no other origin', () => {
    const server = configuration.split(/^ {2}server \{/m).find((text) => text.includes('listen 8082;')) ?? ''
    expect(server).toContain('set $upstream admin.example:8080;')
    expect(server).toContain('root /usr/share/nginx/admin;')
    expect(server.match(/proxy_pass/g)).toHaveLength(1)
    expect(server).not.toMatch(/shop\.example|proxy_set_header/)
    // Before all that would let another origin in.
    expect(configuration).toMatch(/map "\$server_port\|[^"]*" \$cors_origin \{\s+"~\^8082\\\|" "";/)
    const sent = { http_x_forwarded_for: '192.0.2.7' }
    expect(mapped('$client_address', { server_port: '8082', ...sent })).toBe('$remote_addr')
    expect(mapped('$client', { server_port: '8082', remote_addr: '192.0.2.7' })).toBe('$client_network')
  })

  it('asks browsers for https where the address of the site says so', () => {
    const isStrict = (server_port: string, settings: Readonly<Record<string, string>>): boolean =>
      mapped('$hsts', { server_port }, withSettings({ SOUK_ADMIN_URL: '', SOUK_PUBLIC_URL: '', ...settings })) !== ''
    for (const [port, settings, strict] of [
      ['8080', { SOUK_PUBLIC_URL: 'https://shop.example' }, true],
      ['8082', { SOUK_PUBLIC_URL: 'https://shop.example' }, false],
      ['8080', { SOUK_ADMIN_URL: 'https://manager.example' }, false],
      ['8082', { SOUK_ADMIN_URL: 'https://manager.example' }, true],
    ] as const)
      expect([port, settings, isStrict(port, settings)]).toEqual([port, settings, strict])
  })

  it('asks the cache for what anybody may read, except for pictures', () => {
    const isForAnybody = (request_method: string, http_authorization: string): boolean =>
      mapped('$is_for_anybody', { request_method, http_authorization }) === '1'
    expect([isForAnybody('GET', ''), isForAnybody('HEAD', '')]).toEqual([true, true])
    expect(mapped('$is_for_anybody', { request_method: 'GET', http_content_length: '5' })).toBe('')
    for (const [method, token] of [
      ['POST', ''],
      ['PURGE', ''],
      ['GET', 'Bearer a'],
      ['HEAD', 'GET '],
    ] as const)
      expect([method, token, isForAnybody(method, token)]).toEqual([method, token, false])
    const isRead = (uri: string): string => mapped('$is_read', { uri })
    expect([isRead('/product/products'), isRead('/product/pictures/abc.webp')]).toEqual(['$is_plain', ''])
    const isPlain = (http_accept: string): string => mapped('$is_plain', { http_accept })
    expect([isPlain('text/html;q=0.9,\t*/*'), isPlain('a\u0001b'), isPlain('a'.repeat(2_000))]).toEqual(['$is_for_anybody', '', ''])
    const asking = configuration.split(/^ {4}location /m).filter((text) => text.includes('if ($is_read) { return 481; }'))
    expect(asking).toHaveLength(2 + Object.keys(longBodies).length)
    for (const text of asking) expect(text).toMatch(/^~ \^\/(?:product|storefront)/)
  })

  it('shows nobody what services tell the cache', () => {
    for (const name of ['Surrogate-Control', 'Surrogate-Key', 'Surrogate-Position', 'X-Cache'])
      expect(configuration.match(new RegExp(`proxy_hide_header ${name};`, 'g'))).toHaveLength(3)
  })

  it('counts a request once, and not again when the cache passes it on', () => {
    for (const [port, address, client] of [
      ['8080', '192.0.2.7', '$client_network'],
      ['8081', '192.0.2.7', ''],
      ['', 'unix:', ''],
    ] as const)
      expect(mapped('$client', { server_port: port, remote_addr: address })).toBe(client)
  })

  it('answers every error of its own as a known problem', () => {
    const bodies = Array.from(configuration.matchAll(/return (\d+) '(\{"type".*\})';/g), ([, status, body = '']) => ({
      status: Number(status),
      problem: Problem.parse(JSON.parse(body)),
    }))
    expect(bodies.length).toBeGreaterThan(6)
    for (const { status, problem } of bodies) {
      expect(problem).toMatchObject({ status, requestId: '$souk_request_id' })
      expect(problems).toHaveProperty(problem.code)
    }
    for (const status of [403, 404, 413, 421, 502, 503, 504]) {
      const code = bodies.find((body) => body.status === status)?.problem.code
      expect(configuration).toContain(`error_page ${status} = @${code};`)
      expect(configuration).toContain(`location @${code} {`)
    }
  })

  it('makes request ids that the services accept', () => {
    const [, pattern = '', form = ''] = /map \$request_id \$new_request_id \{\s+"~(.*)" (\S+);/.exec(configuration) ?? []
    const groups = new RegExp(pattern).exec('0123456789abcdef0123456789abcdef')?.groups
    expect(form.replaceAll(/\$(\w+)/g, (_whole, name: string) => groups?.[name] ?? '')).toBe('01234567-89ab-4def-8123-456789abcdef')
  })

  it('leaves a body that arrives too slowly to the service, which answers 408', () => {
    expect(configuration).toContain('proxy_request_buffering off;')
    expect(Number(/client_body_timeout (\d+)s;/.exec(configuration)?.[1])).toBeGreaterThan(30)
  })

  it('bounds bodies and waiting times, and passes event streams at once', () => {
    expect(configuration).toContain(`\n  client_max_body_size ${BODY_LIMIT};`)
    const [, more] = configuration.split('location ~ ^/product/products/changes/?$ {')
    expect(more?.slice(0, more.indexOf('}\n    }'))).toContain(`client_max_body_size ${MAX_CHANGES_BYTES};`)
    expect(configuration.match(/client_max_body_size /g)).toHaveLength(Object.keys(longBodies).length + 2)
    expect(configuration.slice(configuration.indexOf(`listen 8082;`))).toContain(`client_max_body_size ${MAX_ADMIN_BYTES};`)
    for (const line of ['proxy_connect_timeout', 'proxy_read_timeout', 'client_body_timeout', 'client_header_timeout'])
      expect(configuration).toMatch(new RegExp(`${line} \\d+s;`))
    expect(configuration).toContain('proxy_buffering off;')
  })

  it('takes long bodies on paths that a service has', async () => {
    const document = z.object({ paths: z.record(z.string(), z.unknown()) })
    const { paths } = document.parse(JSON.parse(await readFile(new URL('../openapi.json', import.meta.url), 'utf8')))
    for (const pattern of Object.keys(longBodies))
      expect([pattern, Object.keys(paths).some((path) => new RegExp(`^${pattern}$`).test(path))]).toEqual([pattern, true])
  })

  it('passes the access token on, and the challenge of a service back', () => {
    expect(configuration).not.toMatch(/_header\w* (?:authorization|www-authenticate)|proxy_intercept_errors/i)
    // What reaches the cache has none.
    expect(configuration.match(/proxy_pass_request_headers/g)).toHaveLength(1)
  })

  it('logs neither queries nor addresses, nor any header', () => {
    const format = /log_format[^;]+;/.exec(configuration)?.[0] ?? ''
    expect(format).toContain('$souk_request_id')
    expect(format).not.toMatch(/\$(?:request|args|query_string|request_uri|remote_addr|http_\w+)\b/)
  })
})

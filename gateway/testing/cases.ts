// What every gateway answers, whether it is embedded or nginx.

import type { Facade } from '../src/routing-table.ts'

/** The value of SOUK_HOSTS for these cases. */
export const SOUK_HOSTS = 'shop.example, Manager.Example'

/** Values of `Host` that mean the shop. */
export const knownHosts: readonly string[] = [
  'localhost',
  'localhost:8080',
  'LocalHost:1',
  'localhost.:8080',
  '127.0.0.1',
  '127.0.0.1:65535',
  '[::1]',
  '[::1]:8080',
  'shop.example',
  'SHOP.example.:443',
  'manager.example:8081',
]

/** Values of `Host` that do not. Some are malformed, which a gateway may say instead. */
export const unknownHosts: readonly string[] = [
  'evil.example',
  'evil.example:8080',
  'localhost.evil.example',
  'evil.localhost',
  'xlocalhost',
  'local',
  '127.0.0.1.evil.example',
  '127.0.0.2',
  '2130706433',
  '[::2]',
  '[::ffff:127.0.0.1]',
  'shop.example.evil.example',
  'shop',
  'example',
  'localhost,127.0.0.1',
  'localhost, shop.example',
  'localhost..',
  'localhost@evil.example',
  'evil.example@localhost',
  'localhost/evil.example',
  'http://localhost',
  'localhost|localhost',
  'evil.example|,evil.example,',
  'lo.alhost',
  '*',
]

export interface SentFrom {
  readonly method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly headers: Readonly<Record<string, string>>
}

/** A page of the shop, or no page. */
export const own: readonly SentFrom[] = [
  { method: 'POST', headers: {} },
  { method: 'DELETE', headers: { 'sec-fetch-site': 'none' } },
  { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } },
  ...[
    'http://localhost:8080',
    'https://localhost',
    'HTTP://LocalHost.:3000',
    'http://127.0.0.1',
    'http://[::1]:5173',
    'https://shop.example',
    'https://manager.example:8443',
  ].map((origin): SentFrom => ({ method: 'POST', headers: { origin } })),
  { method: 'PUT', headers: { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' } },
  // What changes nothing is answered. The browser does not show the answer to the page.
  { method: 'GET', headers: { origin: 'https://evil.example' } },
  { method: 'HEAD', headers: { origin: 'null' } },
  { method: 'GET', headers: { 'sec-fetch-site': 'cross-site' } },
  { method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } },
]

/** A page of another site. */
export const foreign: readonly SentFrom[] = [
  ...(['POST', 'PUT', 'PATCH', 'DELETE'] as const).map((method): SentFrom => ({ method, headers: { origin: 'https://evil.example' } })),
  ...[
    'null',
    '*',
    'http://evil.example:8080',
    'http://localhost.evil.example',
    'http://evil.example.localhost',
    'https://shop.example.evil.example',
    'http://localhost:8080@evil.example',
    'http://evil.example#localhost',
    'http://localhost/',
    'http://localhost http://evil.example',
    'http://evil.example, http://localhost',
    'http://',
    'localhost',
    'file://',
    'ftp://localhost',
    'chrome-extension://abcdefgh',
  ].map((origin): SentFrom => ({ method: 'POST', headers: { origin } })),
  { method: 'POST', headers: { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' } },
  { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } },
  { method: 'DELETE', headers: { 'sec-fetch-site': 'same-site' } },
  { method: 'POST', headers: { 'sec-fetch-site': 'nonsense' } },
]

export interface PathCase {
  /** What is asked for at the gateway. */
  readonly path: string
  /** What the service sees. Undefined: the gateway answers 404. */
  readonly seen: string | undefined
}

/** Paths in other spellings, for the prefix `/order`. */
export const pathCases: readonly PathCase[] = [
  { path: '/order/orders?limit=1', seen: '/orders?limit=1' },
  { path: '/order', seen: '/' },
  { path: '/order/', seen: '/' },
  { path: '/order?limit=1', seen: '/?limit=1' },
  { path: '/%6Frder/orders', seen: '/orders' },
  { path: '/%6frd%65%72', seen: '/' },
  { path: '/%6F%72%64%65%72/a%2Fb/%6F?c=%6F', seen: '/a%2Fb/%6F?c=%6F' },
  { path: '/order/%2561', seen: '/%2561' },
  { path: '/order/a//b', seen: '/a//b' },
  { path: '/order%2Forders', seen: undefined },
  { path: '//order/orders', seen: undefined },
]

/** Paths that belong to the site. */
export const sitePaths: readonly string[] = [
  '/',
  '/?q=%C3%A4&page=2',
  '/de',
  '/p/tea-1',
  '/c/a%2Fb?sort=%6F',
  '/cart.data?_routes=root',
  '/orders',
  '/%6Frders',
  '/Order/orders',
  '/%4Frder/orders',
  '/%256Frder/orders',
  '/documents',
]

/** Paths and the application that answers them, where the shop has all facades. */
export const facadeCases: readonly { readonly path: string; readonly answeredBy: Facade | 'customer' | 'order' }[] = [
  ...[
    '/customer',
    '/product/',
    '/customer/login-user',
    '/customer/login-user/?UserName=ann',
    '/customer/%6Cogin-user',
    '/%63ustomer/login%2duser',
    '/customer/get-user/ann%20b',
    // A user may have this name.
    '/customer/get-user/metrics',
    '/customer/get-user/_internal_/',
    '/order/place-order',
    '/accounting/get-revenue',
  ].map((path) => ({ path, answeredBy: 'original-api' }) as const),
  ...['/graphql', '/graphql/', '/graphql?query=%7Bhome%7D', '/%67raphql'].map((path) => ({ path, answeredBy: 'graphql' }) as const),
  ...['/customer/customers', '/customer/get-user', '/customer/get-user/a/b', '/customer/get-user/a%2Fb', '/customer/login-users'].map(
    (path) => ({ path, answeredBy: 'customer' }) as const,
  ),
  ...['/order', '/order/login-user', '/order/customer/login-user', '/order/graphql'].map(
    (path) => ({ path, answeredBy: 'order' }) as const,
  ),
]

export interface VersionCase {
  readonly headers: Readonly<Record<string, string>>
  /** Whether they name a version of the API, existing or not. A gateway that demands one answers 406 otherwise. */
  readonly named: boolean
}

export const versionCases: readonly VersionCase[] = [
  { headers: { 'api-version': '1' }, named: true },
  { headers: { 'api-version': '99' }, named: true },
  { headers: { accept: 'application/json;version=1' }, named: true },
  { headers: { accept: 'application/json, application/hal+json;q=0.5;version=1' }, named: true },
  { headers: { accept: 'text/html, Application/JSON ; q=1 ; Version = "1", */*' }, named: true },
  { headers: {}, named: false },
  { headers: { accept: 'application/json, */*' }, named: false },
  { headers: { accept: 'application/json, text/plain;version=0.0.4' }, named: false },
  { headers: { accept: 'text/plain;version=0.0.4' }, named: false },
  { headers: { accept: 'application/halljson;version=1' }, named: false },
]

/** The value of SOUK_CORS_ORIGINS for these cases. */
export const SOUK_CORS_ORIGINS = 'https://pages.example, http://[::1]:5173,https://office.example:8443'

/** Origins whose pages may use the API then. */
export const allowedOrigins: readonly string[] = ['https://pages.example', 'http://[::1]:5173', 'https://office.example:8443']

/** Origins whose pages may not. */
export const otherOrigins: readonly string[] = [
  'http://pages.example',
  'https://pages.example:8443',
  'https://pages.example.evil.example',
  'https://evil.example',
  'https://xpages.example',
  'https://office.example',
  'https://pages.example, https://office.example:8443',
  'https://pages.example|https://pages.example',
  'pages.example',
  'null',
  '*',
  ',',
]

/** Paths for operators, in many spellings. A gateway answers 404, also if a service has them. */
export const hiddenPaths: readonly string[] = [
  '/_internal_/healthcheck',
  '/metrics',
  '/order/_internal_/healthcheck',
  '/order/_internal_',
  '/order/_internal_/',
  '/order/%5Finternal%5f/readiness',
  '/order/%5f%69nternal_/readiness',
  '/%6Frder/_internal_/healthcheck',
  '/order//_internal_/healthcheck',
  '/order/_internal_//healthcheck',
  '/order///_internal_/healthcheck?x=1',
  '/order/./_internal_/healthcheck',
  '/order/%2e/_internal_/healthcheck',
  '/order/x/../_internal_/healthcheck',
  '/order/x/%2e%2e/_internal_/healthcheck',
  '/order/%2f_internal_%2fhealthcheck',
  '/order/x%2F..%2F_internal_%2Freadiness',
  '/order/metrics',
  '/order/metrics/',
  '/order/metrics?name=x',
  '/order/%6Detrics',
  '/order//metrics',
  '/order/x/../metrics',
  '/event-store/metrics',
]

/** The value of SOUK_TRUSTED_PROXIES for these cases. The client of a test has the first address. */
export const SOUK_TRUSTED_PROXIES = '127.0.0.1, 10.0.0.0/8,2001:db8:ffff::/48'

export interface ForwardedCase {
  /** `X-Forwarded-For` of a request from 127.0.0.1: one header, or several. */
  readonly forwarded: string | string[]
  /** Where it comes from if 127.0.0.1 is a trusted proxy. */
  readonly client: string
}

export const forwardedCases: readonly ForwardedCase[] = [
  { forwarded: '203.0.113.7', client: '203.0.113.7' },
  { forwarded: ' 203.0.113.7 ', client: '203.0.113.7' },
  { forwarded: '2001:db8::7', client: '2001:db8::7' },
  { forwarded: '203.0.113.7, 10.1.2.3', client: '203.0.113.7' },
  { forwarded: '203.0.113.7, 2001:db8:ffff:1::2, 10.1.2.3', client: '203.0.113.7' },
  { forwarded: '203.0.113.7:4711', client: '203.0.113.7' },
  { forwarded: '[2001:db8::7]:4711', client: '2001:db8::7' },
  // What stands before the address that the last trusted proxy has seen, the client may have made up.
  { forwarded: '192.0.2.1, 203.0.113.7', client: '203.0.113.7' },
  { forwarded: '10.9.9.9, 203.0.113.7', client: '203.0.113.7' },
  { forwarded: '127.0.0.1, 203.0.113.7, 10.1.2.3', client: '203.0.113.7' },
  { forwarded: ['192.0.2.1', '203.0.113.7'], client: '203.0.113.7' },
  { forwarded: ['192.0.2.1, 203.0.113.7', '10.1.2.3'], client: '203.0.113.7' },
  // Only proxies.
  { forwarded: '10.0.0.1, 10.0.0.2', client: '10.0.0.1' },
  { forwarded: 'unknown', client: '127.0.0.1' },
  { forwarded: 'unknown, 10.1.2.3', client: '10.1.2.3' },
  { forwarded: '203.0.113.7, 999.1.1.1', client: '127.0.0.1' },
  { forwarded: '', client: '127.0.0.1' },
]

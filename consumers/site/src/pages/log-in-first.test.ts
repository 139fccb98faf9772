import { createHash, randomUUID } from 'node:crypto'
import { parseCookie } from 'cookie'
import { RouterContextProvider } from 'react-router'
import { describe, expect, it } from 'vitest'
import { createClient } from '@souk/client'
import { english, german, russian } from '../../testing/prose.ts'
import { openCookies } from '../cookies.ts'
import { createSeal } from '../seal.ts'
import { openSession } from '../session.ts'
import { visitContext } from './context.ts'
import { formBefore, keptFormOrHome, logInFirst } from './log-in-first.ts'

const seal = createSeal(['a key for the cookies of tests, long enough'])
const customerId = randomUUID()
const noRefresh = () => Promise.resolve(undefined)

type Fields = readonly (readonly [name: string, value: string])[]

interface Asked {
  readonly page: string
  readonly cookie?: string
  readonly fields?: Fields
  readonly hasFiles?: boolean
}

/** A request as its page sees it, and the cookies that its answer sets. */
const requestFor = ({ page, cookie, fields, hasFiles = false }: Asked) => {
  const cookies = openCookies(cookie, true, seal)
  const { access: _access, ...session } = openSession({ cookies, refresh: noRefresh, now: Date.now })
  const context = new RouterContextProvider()
  context.set(visitContext, {
    shop: createClient({ baseUrl: 'http://gateway' }),
    session,
    cameAs: customerId,
    cookies,
    nonce: '',
    requestId: '',
    address: 'https://shop.example',
    form: fields && new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
    hasFiles,
    isTooLong: false,
    failed: () => undefined,
    page,
  })
  return { context, cookies }
}

/** What a browser sends afterwards: the cookies that it had, and those of the answer. */
const cookiesAfter = (changes: readonly string[], before = ''): string => {
  const kept = new Map(Object.entries(parseCookie(before)))
  for (const change of changes) {
    const [name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(change)?.slice(1) ?? []
    if (change.includes('Max-Age=0')) kept.delete(name)
    else kept.set(name, value)
  }
  return Array.from(kept, ([name, value]) => `${name}=${value}`).join('; ')
}

/** Letters that nothing compresses, the same each time. */
const random = (length: number): string =>
  Array.from({ length: Math.ceil(length / 43) }, (_, count) => createHash('sha256').update(String(count)).digest('base64url'))
    .join('')
    .slice(0, length)

const tokens = {
  accessToken: random(380),
  refreshToken: random(90),
  expiresIn: 600,
  customerId,
  role: 'manager',
  tokenType: 'Bearer',
} as const

/** Sends a form when the session has ended: where that leads, and what is kept of it after the log-in. */
const sendLate = (asked: Asked) => {
  const { context, cookies } = requestFor(asked)
  const location = logInFirst(context).headers.get('location') ?? ''
  const changes = cookies.changes()
  const logIn = requestFor({ page: location, cookie: cookiesAfter(changes, asked.cookie) })
  logIn.context.get(visitContext).session.begin(tokens)
  const cookie = cookiesAfter(logIn.cookies.changes(), cookiesAfter(changes, asked.cookie))
  const after = requestFor({ page: '/continue', cookie })
  const kept = (): Fields | undefined => {
    try {
      return keptFormOrHome(after.context).fields
    } catch (thrown) {
      if (thrown instanceof Response) return undefined
      throw thrown
    }
  }
  return { location, before: formBefore(logIn.context), kept: kept(), cookie, changes }
}

/** An id as the shop makes it: a time, and what is random. */
const uuid = (index: number): string => {
  const chance = createHash('sha256').update(String(index)).digest('hex')
  return `01a22aad-${chance.slice(0, 4)}-7${chance.slice(4, 7)}-b${chance.slice(7, 10)}-${chance.slice(10, 22)}`
}
/** As the cart page sends a cart of a hundred lines: ids, quantities and prices as bytes. */
const hundredLines = random(Math.ceil((100 * (16 + 3 + 4) * 8) / 6))
/** The texts of a product have little in common. */
const product = (text: string, names: string): Fields => [
  ['version', '12'],
  ['name', names.slice(0, 200)],
  ['categoryId', uuid(1)],
  ['supplier', names.slice(300, 500)],
  ['price', '1,000,000.00'],
  ['description', text.padEnd(2_000, names).slice(0, 2_000)],
  ['picture', `https://pictures.example/${random(474)}`],
  ['newSlug', 'on'],
  ['intent', 'edit'],
]
const category = (text: string, names: string): Fields => [
  ['version', '3'],
  ['name', names.slice(0, 100)],
  ['parentId', uuid(2)],
  ['description', text.padEnd(2_000, names).slice(0, 2_000)],
  ['newSlug', 'on'],
  ['intent', 'edit'],
]
const address = (text: string): Fields => [
  ['recipient', text.slice(0, 200)],
  ['lines', [2, 3, 4, 5, 6, 7].map((part) => text.slice(part * 100, part * 100 + 100)).join('\r\n')],
  ['country', 'DE'],
  ['label', text.slice(30, 80)],
  ['version', '2'],
  ['key', uuid(3)],
]

/** The longest forms of both sites that the API takes, with texts as people write them. */
const longest: readonly (readonly [what: string, page: string, fields: Fields])[] = [
  [
    'a cart of a hundred lines',
    '/cart/order',
    [
      ['key', `cart-99-after-${uuid(4)}`],
      ['lines', hundredLines],
      ['addressId', uuid(5)],
    ],
  ],
  [
    'an order now',
    '/cart/order-now',
    [
      ['key', `now-${uuid(4)}-after-${uuid(6)}`],
      ['productId', uuid(4)],
      ['quantity', '1000'],
      ['unitPrice', '100000000'],
    ],
  ],
  ['a new address', '/account/addresses/new', address(english)],
  ['a new address in Russian', '/account/addresses/new', address(russian)],
  [
    'a profile',
    '/account/profile',
    [
      ['name', russian.slice(0, 200)],
      ['phone', russian.slice(0, 50)],
      ['version', '7'],
    ],
  ],
  ['an email', '/account/email', [['email', `${random(64)}@${random(185)}.example`]]],
  ['a product in English', `/products/${uuid(7)}`, product(english, german)],
  ['a product in German', `/products/${uuid(7)}`, product(german, english)],
  ['a product in Russian', `/products/${uuid(7)}`, product(russian, german)],
  ['a new product', '/products/new', [...product(german, english), ['key', uuid(8)], ['unitsInStock', '10000000']]],
  ['a category in English', `/categories/${uuid(9)}`, category(english, german)],
  ['a category in German', `/categories/${uuid(9)}`, category(german, english)],
  [
    'a credit with its reason',
    `/customers/${uuid(10)}`,
    [
      ['do', 'credit'],
      ['key', uuid(11)],
      ['seen', '100000000000'],
      ['by', 'add'],
      ['amount', '1.000.000,00'],
      ['reason', german.slice(0, 200)],
    ],
  ],
  [
    'a parked event, put away with a reason',
    '/operations/parked',
    [
      ['consumer', 'accounting-reactions'],
      ['eventId', uuid(12)],
      ['reason', german.slice(0, 500)],
      ['act', 'discard'],
    ],
  ],
  [
    'the stock of a hundred products, with a reason',
    '/products/bulk',
    [
      ['kind', 'stock'],
      ['delta', '-1000'],
      ['reason', german.slice(0, 200)],
      ['key', uuid(13)],
      ...Array.from({ length: 100 }, (_, index) => ['product', `${uuid(index)} ${index} ${1_000 + index * 37}`] as const),
    ],
  ],
]

/** What nginx takes in one line of a header. */
const LINE = 8 * 1024

describe('a form that was sent when the session had ended', () => {
  it.each(longest)('is kept: %s', (_what, page, fields) => {
    const cart = `__Host-souk-cart=${random(3_100)}`
    const { location, before, kept, cookie, changes } = sendLate({ page, fields, cookie: cart })
    expect(kept).toEqual(fields)
    expect([location, before]).toEqual([`/log-in?next=${encodeURIComponent(page)}`, 'kept'])
    // Browsers drop a longer cookie without a word, and nginx refuses every request with more cookies.
    for (const change of changes) expect(change.length).toBeLessThanOrEqual(4_096)
    expect(`cookie: ${cookie}`.length).toBeLessThan(LINE - 500)
  })

  it.each<readonly [what: string, asked: Asked]>([
    ['has a password', { page: '/account/password', fields: [['newPassword', 'a secret of mine']] }],
    ['may have files', { page: '/products/1/picture', hasFiles: true }],
    ['is too long for a cookie', { page: '/products/1', fields: [['description', random(6_000)]] }],
    ['is far too long', { page: '/products/1', fields: [['description', 'a'.repeat(70_000)]] }],
  ])('is lost, and the log-in says so, if it %s', (_what, asked) => {
    const { location, before, kept, cookie } = sendLate(asked)
    expect([location, before, kept]).toEqual([`/log-in?next=${encodeURIComponent(asked.page)}&lost=form`, 'lost', undefined])
    expect(cookie).not.toContain('secret')
  })

  it('is not sent as it was before, if it is lost the second time', () => {
    const first = sendLate({ page: '/products/1', fields: [['name', 'Before']] })
    expect(first.kept).toEqual([['name', 'Before']])
    const second = sendLate({ page: '/products/1', fields: [['name', random(6_000)]], cookie: first.cookie })
    expect([second.kept, second.before]).toEqual([undefined, 'lost'])
  })

  it('is nothing where a page is only looked at', () => {
    const { before, kept, changes } = sendLate({ page: '/orders?status=FINALIZED' })
    expect([before, kept, changes]).toEqual([undefined, undefined, []])
  })
})

describe('a long value that is sealed', () => {
  it('opens under its name alone, as it was, also if it is not compressed', () => {
    const sealed = seal.sealLong('form', { text: german }) ?? ''
    expect(seal.open('form', sealed)).toEqual({ text: german })
    expect(seal.open('session', sealed)).toBeUndefined()
    expect(seal.open('form', `${sealed.slice(0, -2)}AA`)).toBeUndefined()
    expect(seal.open('form', seal.seal('form', { text: german }))).toEqual({ text: german })
    expect(sealed.length).toBeLessThan(seal.seal('form', { text: german }).length * 0.7)
  })

  it('is refused if opening it would take much memory', () => {
    const most = 'a'.repeat(64 * 1024 - 2)
    expect(seal.open('form', seal.sealLong('form', most) ?? '')).toBe(most)
    expect(seal.sealLong('form', `${most}a`)).toBeUndefined()
  })
})

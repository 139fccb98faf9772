import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, everyItem, valueOf, type Order } from '@souk/client'
import { parseConfig, startEmbedded, type Embedded } from '@souk/embedded'
import { silentLogger } from '@souk/testing'
import { browserAt } from './support/plain-browser.ts'

const PASSWORD = 'correct horse battery'

const folder = mkdtempSync(join(tmpdir(), 'souk-shop-'))
let shop: Embedded
beforeAll(async () => {
  shop = await startEmbedded(parseConfig({ PORT: '0', INTERNAL_PORT: '0', ADMIN_PORT: '0', SOUK_DATA: folder }), silentLogger)
})
afterAll(async () => {
  await shop.close()
  rmSync(folder, { recursive: true })
})

/** The text of a page, as it is read out: without tags. Every page is checked for what must not be in one. */
const read = async (answer: Response | Promise<Response>): Promise<string> => {
  const html = await (await answer).text()
  expect(html).not.toMatch(/\beyJ|Bearer|refreshToken/)
  expect(html).not.toContain(PASSWORD)
  return html
}

/** What a field of a page holds. */
const held = (html: string, name: string): string | undefined => {
  const tag = new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(html)?.[0]
  const value = tag && /value="([^"]*)"/.exec(tag)?.[1]
  return value?.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#x27;', "'")
}

/** What a form carries beside what is typed. */
const carried = (html: string): Record<string, string> =>
  Object.fromEntries(
    ['key', 'version', 'seen'].flatMap((name) => {
      const value = held(html, name)
      return value === undefined ? [] : [[name, value]]
    }),
  )

const opened = async (username: string) => {
  const browser = browserAt(shop.url)
  const page = await read(browser.ask('/register'))
  const fields = { ...carried(page), username, password: PASSWORD, name: `Ada of ${username}`, email: `${username}@example.org` }
  const answer = await browser.post('/register', fields)
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/account'])
  return { ...browser, fields, api: createClient({ baseUrl: shop.url, credentials: { username, password: PASSWORD } }) }
}

type Api = Awaited<ReturnType<typeof opened>>['api']

const orderOf = async (api: Api, quantity = 1): Promise<Order> => {
  const [product] = (await valueOf(api.searchProducts({ query: { limit: 1, inStock: 'true' } }))).items
  if (product === undefined) throw new Error('nothing is sold')
  const { orderId } = await valueOf(
    api.placeOrder({ body: { lines: [{ productId: product.productId, quantity }] }, headers: { 'idempotency-key': crypto.randomUUID() } }),
  )
  await expect.poll(async () => (await valueOf(api.getOrder({ path: { orderId } }))).status).toMatch(/FINALIZED|CANCELED/)
  return valueOf(api.getOrder({ path: { orderId } }))
}

describe('opening an account', () => {
  it('is done once, however often the form is sent, and tells the welcome credit of the shop', async () => {
    const { post, ask, fields, api } = await opened('opening')
    expect((await post('/register', fields)).headers.get('location')).toBe('/account')
    expect((await browserAt(shop.url).post('/register', { ...fields, key: 'another' })).status).toBe(422)
    const page = await read(ask('/account'))
    expect(page).toContain('Ada of opening')
    expect(page).toContain('We have put £1,000.00 into your account')
    expect((await valueOf(api.listSessions())).items.length).toBeGreaterThan(0)
    expect((await ask('/register')).headers.get('location')).toBe('/account')
  })

  it('says beside each field what is wrong, and keeps what was typed but no password', async () => {
    const { post } = browserAt(shop.url)
    const answer = await post('/register', {
      key: 'k',
      username: 'x',
      password: 'a short',
      name: '',
      email: 'nowhere',
      lines: '',
      country: '',
    })
    expect(answer.status).toBe(422)
    const page = await read(answer)
    // In the order of the form.
    expect(Array.from(page.matchAll(/href="#(\w+)" class="block/g), ([, name]) => name)).toEqual(['username', 'password', 'name', 'email'])
    expect([held(page, 'username'), held(page, 'email'), held(page, 'key')]).toEqual(['x', 'nowhere', 'k'])
    expect(page).not.toContain('a short')
    expect(page).toMatch(/role="alert"/)
    expect(page).toMatch(/tabindex="-1" autofocus=""/i)
  })

  it('says that a name is taken and a password is common', async () => {
    await opened('taken')
    const { post } = browserAt(shop.url)
    const fields = { key: '', username: 'TAKEN', password: PASSWORD, name: 'B', email: 'b@example.org' }
    expect(await read(post('/register', fields))).toContain('This user name is already taken')
    expect(await read(post('/de/register', { ...fields, username: 'nobody', password: 'password1' }))).toContain('benutzen viele')
  })

  it('goes on with the page before it, with an address', async () => {
    const { post, ask } = browserAt(shop.url)
    const fields = { key: '', username: 'onward', password: PASSWORD, name: 'Onward', email: 'o@example.org' }
    const answer = await post('/register?next=%2Fcart', { ...fields, lines: '1 Road\r\n\r\nTown\r\n', country: 'DE' })
    expect(answer.headers.get('location')).toBe('/cart')
    const page = await read(ask('/de/account/addresses'))
    for (const line of ['1 Road', 'Town', 'Deutschland', 'Standard']) expect(page).toContain(line)
  })
})

describe('the account', () => {
  it('is for who is logged in', async () => {
    const { ask } = browserAt(shop.url)
    for (const page of ['', '/credit', '/profile', '/addresses', '/sessions', '/forget-me', '/my-data.json'])
      expect((await ask(`/account${page}`)).headers.get('location')).toBe(`/log-in?next=${encodeURIComponent(`/account${page}`)}`)
    expect((await ask('/orders')).headers.get('location')).toBe('/log-in?next=%2Forders')
  })

  it('saves a profile and an email address', async () => {
    const { ask, post } = await opened('profile')
    const page = await read(ask('/account/profile'))
    const saved = await post('/account/profile', { ...carried(page), name: 'Grace <b>Hopper</b>', phone: '+1 2' })
    expect(saved.headers.get('location')).toBe('/account/profile')
    const email = await read(ask('/account/email'))
    expect(await read(post('/account/email', { ...carried(email), email: 'no' }))).toContain('Enter an email address')
    await post('/account/email', { ...carried(email), email: 'grace@example.org' })
    const after = await read(ask('/account/profile'))
    for (const text of ['Grace &lt;b&gt;Hopper&lt;/b&gt;', '+1 2', 'grace@example.org', 'Saved.']) expect(after).toContain(text)
    expect(after).not.toContain('<b>')
  })

  it('tells a conflict with both values, and saves what is wanted then', async () => {
    const { ask, post } = await opened('conflict')
    const [mine, theirs] = [await read(ask('/account/profile')), await read(ask('/account/profile'))]
    await post('/account/profile', { ...carried(theirs), name: 'Theirs', phone: '' })
    const answer = await post('/account/profile', { ...carried(mine), name: 'Mine', phone: '' })
    expect(answer.status).toBe(409)
    const page = await read(answer)
    expect(held(page, 'name')).toBe('Mine')
    expect(page).toContain('Somebody has saved this in the meantime: Theirs')
    expect((await post('/account/profile', { ...carried(page), name: 'Mine', phone: '' })).status).toBe(302)
    expect(held(await read(ask('/account/profile')), 'name')).toBe('Mine')
  })

  it('saves an edit when something else has changed meanwhile', async () => {
    const { ask, post } = await opened('no-conflict')
    const mine = await read(ask('/account/profile'))
    const other = await read(ask('/account/email'))
    await post('/account/email', { ...carried(other), email: 'new@example.org' })
    expect((await post('/account/profile', { ...carried(mine), name: 'Mine', phone: '' })).status).toBe(302)
    expect(held(await read(ask('/account/profile')), 'name')).toBe('Mine')
  })

  it('changes a password with the current one', async () => {
    const { ask, post } = await opened('password')
    const page = await read(ask('/account/password'))
    const change = (currentPassword: string, newPassword: string) =>
      post('/account/password', { ...carried(page), currentPassword, newPassword })
    expect(await read(change('not it', 'a new long password'))).toContain('This is not your current password')
    expect(await read(change(PASSWORD, 'short'))).toContain('A password has 8 to 128 characters')
    expect(await read(change(PASSWORD, 'password1'))).toContain('Many people use this password')
    expect((await change(PASSWORD, 'a new long password')).headers.get('location')).toBe('/account/profile')
    expect((await ask('/account')).status).toBe(200)
    const again = browserAt(shop.url)
    expect((await again.post('/log-in', { username: 'password', password: PASSWORD })).status).toBe(401)
    expect((await again.post('/log-in', { username: 'password', password: 'a new long password' })).status).toBe(302)
  })

  it('adds an address once, changes it, makes it the default and removes it', async () => {
    const { ask, post } = await opened('addresses')
    const page = await read(ask('/account/addresses/new'))
    expect(await read(post('/account/addresses/new', { ...carried(page), lines: ' \r\n', label: '' }))).toContain('Enter 1 to 6 lines')
    const first = { ...carried(page), lines: '1 Road', label: 'Office', recipient: '', country: '' }
    for (const _ of [1, 2]) expect((await post('/account/addresses/new', first)).status).toBe(302)
    await post('/account/addresses/new', { ...carried(await read(ask('/account/addresses/new'))), lines: '2 Street', label: 'Kitchen' })
    const list = await read(ask('/account/addresses'))
    const ids = [...new Set(Array.from(list.matchAll(/\/account\/addresses\/([0-9a-f-]{36})/g), ([, id]) => id))]
    expect(ids.length).toBe(2)
    const [office = '', kitchen = ''] = ids
    await post('/account/addresses', { addressId: kitchen })
    const chosen = await read(ask('/account/addresses'))
    expect(chosen.indexOf(kitchen)).toBeLessThan(chosen.indexOf(office))
    const edit = await read(ask(`/account/addresses/${office}`))
    await post(`/account/addresses/${office}`, { ...carried(edit), lines: '3 Lane', label: 'Office', recipient: 'Bea', country: 'FR' })
    expect(await read(ask('/account/addresses'))).toContain('Bea')
    for (const _ of [1, 2]) expect((await post(`/account/addresses/${office}`, { remove: 'yes' })).status).toBe(302)
    expect(await read(ask('/account/addresses'))).not.toContain('Bea')
    expect((await ask(`/account/addresses/${office}`)).headers.get('location')).toBe('/account/addresses')
  })

  it('shows the sessions, marks this one, and ends others', async () => {
    const { ask, post } = await opened('sessions')
    const [one, other] = [browserAt(shop.url), browserAt(shop.url)]
    for (const { post: send } of [one, other]) await send('/log-in', { username: 'sessions', password: PASSWORD })
    const page = await read(ask('/account/sessions'))
    expect(page.match(/This one/g)).toHaveLength(1)
    const sessionId = held(page, 'sessionId') ?? ''
    for (const _ of [1, 2]) expect((await post('/account/sessions', { sessionId })).status).toBe(302)
    await post('/account/sessions', {})
    expect(held(await read(ask('/account/sessions')), 'sessionId')).toBeUndefined()
    for (const { ask: look } of [one, other]) await expect.poll(async () => (await look('/account')).status).toBe(302)
    expect((await ask('/account')).status).toBe(200)
  })

  it('sends whoever was logged out elsewhere to the log-in, whatever was asked for', async () => {
    const { ask, post, api } = await opened('ended')
    await valueOf(api.endOtherSessions())
    await expect.poll(async () => (await ask('/account')).status).toBe(302)
    const next = (path: string): string => `/log-in?next=${encodeURIComponent(path)}`
    for (const path of ['/account/credit', '/orders']) {
      const browser = browserAt(shop.url)
      await browser.post('/log-in', { username: 'ended', password: PASSWORD })
      await valueOf(api.endOtherSessions())
      await expect.poll(async () => (await browser.ask(path)).headers.get('location')).toBe(next(path))
    }
    expect((await post('/account/sessions', {})).headers.get('location')).toBe(next('/account/sessions'))
  })

  it('keeps what was typed when the session had ended', async () => {
    const { ask, post, cookies } = await opened('expiry')
    const page = await read(ask('/account/profile'))
    cookies.delete('souk-session')
    const answer = await post('/account/profile', { ...carried(page), name: 'Typed before', phone: '' })
    expect(answer.headers.get('location')).toBe('/log-in?next=%2Faccount%2Fprofile')
    const back = await post('/log-in?next=%2Faccount%2Fprofile', { username: 'expiry', password: PASSWORD })
    expect(back.headers.get('location')).toBe('/continue')
    const kept = await read(ask('/continue'))
    expect(held(kept, 'name')).toBe('Typed before')
    expect(kept).toContain('Change your profile')
    expect(kept).toMatch(/<dt[^>]*>Name<\/dt><dd[^>]*><bdi[^>]*>Typed before<\/bdi>/)
    expect(kept).toMatch(/<a [^>]*href="\/account\/profile"[^>]*>.*Do not send it/)
    await post('/account/profile', { ...carried(kept), name: 'Typed before', phone: '' })
    expect(held(await read(ask('/account/profile')), 'name')).toBe('Typed before')
  })

  /** Where a log-in leads after a form that came when the session had ended. */
  const afterwards = async (
    name: string,
    page: string,
    fields: Record<string, string>,
    { username = name, isKept = true } = {},
  ): Promise<string | null> => {
    const { post } = await opened(name)
    await valueOf(createClient({ baseUrl: shop.url, credentials: { username: name, password: PASSWORD } }).endOtherSessions())
    await expect
      .poll(async () => (await post(page, { key: name, ...fields })).headers.get('location'))
      .toBe(`/log-in?next=${encodeURIComponent(page)}${isKept ? '' : '&lost=form'}`)
    return (await post(`/log-in?next=${encodeURIComponent(page)}`, { username, password: PASSWORD })).headers.get('location')
  }

  it('drops what was kept as soon as another page is asked for', async () => {
    const { ask, post, cookies } = await opened('dropped')
    cookies.delete('souk-session')
    await post('/account/addresses/new', { key: 'dropped', lines: '1 Some Street\r\nLondon', country: 'GB', recipient: '', label: '' })
    const way = '/log-in?next=%2Faccount%2Faddresses%2Fnew'
    expect((await post(way, { username: 'dropped', password: PASSWORD })).headers.get('location')).toBe('/continue')
    const kept = await read(ask('/de/continue'))
    for (const text of ['Neue Adresse', '1 Some Street', 'Vereinigtes Königreich', 'Nicht senden']) expect(kept).toContain(text)
    expect((await ask('/account/addresses')).status).toBe(200)
    expect((await ask('/continue')).headers.get('location')).toBe('/')
  })

  it('keeps a long form in any letters', async () => {
    const fields = {
      lines: Array.from({ length: 6 }, () => 'улица Академика Королёва, дом 12').join('\n'),
      label: 'Мастерская',
      country: '',
    }
    expect(await afterwards('letters', '/account/addresses/new', fields)).toBe('/continue')
  })

  it('keeps no password, and no form for somebody else', async () => {
    const fields = { currentPassword: 'wrong', newPassword: 'a new long password' }
    expect(await afterwards('secret', '/account/password', fields, { isKept: false })).toBe('/account/password')
    expect(await read(fetch(`${shop.url}/log-in?next=%2Faccount%2Fpassword&lost=form`))).toContain('the form could not be kept')
    await opened('somebody-else')
    expect(await afterwards('owner', '/account/profile', { name: '', phone: '' }, { username: 'somebody-else' })).toBe('/account/profile')
  })
})

describe('credit and orders', () => {
  it('shows each change with what was free after it, on pages', async () => {
    const { ask, api } = await opened('credit')
    for (let orders = 0; orders < 11; orders += 1) await orderOf(api)
    const [newest] = (await valueOf(api.listOrders({ query: { limit: 1 } }))).items
    const first = await read(ask('/account/credit'))
    expect(first).toContain(`/orders/${newest?.orderId}`)
    expect(first).toContain('Held for orders')
    const next = /href="(\/account\/credit\?cursor=[^"]+)"/.exec(first)?.[1] ?? ''
    const second = await read(ask(next.replaceAll('&amp;', '&')))
    expect(second).toContain('Welcome credit')
    expect(second).toContain('+£1,000.00')
    expect(await read(ask('/account/credit?kind=granted'))).not.toContain('/orders/0')
    expect((await ask('/account/credit?cursor=made-up')).headers.get('location')).toBe('/account/credit')
  })

  it('lists the invoices on pages, each as a page and as a PDF', async () => {
    const { ask, api } = await opened('invoices')
    expect(await read(ask('/account/invoices'))).toContain('No invoices yet')
    for (let orders = 0; orders < 21; orders += 1) await orderOf(api)
    const numbers = async () => (await valueOf(api.listInvoices({ query: { sort: 'newest', limit: 100 } }))).items
    await expect.poll(async () => (await numbers()).length).toBe(21)
    const all = await numbers()
    const first = await read(ask('/account/invoices'))
    const next = /href="(\/account\/invoices\?cursor=[^"]+)"/.exec(first)?.[1] ?? ''
    const second = await read(ask(next.replaceAll('&amp;', '&')))
    for (const [index, { orderId, number }] of all.entries()) {
      const [on, off] = index < 20 ? [first, second] : [second, first]
      for (const href of [`/orders/${orderId}/invoice"`, `/orders/${orderId}/invoice.pdf"`]) expect(on).toContain(href)
      expect(off).not.toContain(`>${number}<`)
    }
    expect(second).toContain('href="/account/invoices"')
    expect((await ask('/de/account/invoices?cursor=made-up')).headers.get('location')).toBe('/de/account/invoices')
    const stranger = await opened('without-invoices')
    expect(await read(stranger.ask('/account/invoices'))).toContain('No invoices yet')
  })

  it('finds orders by words, days, product and status, and shows the invoice as a page and as a PDF to its customer only', async () => {
    const { ask, api } = await opened('orders')
    const empty = await read(ask('/orders'))
    expect(empty).toContain('No orders yet')
    const [done, refused] = [await orderOf(api), await orderOf(api, 100_000)]
    const [line] = done.lines
    const has = async (query: string): Promise<boolean[]> => {
      const page = await read(ask(`/orders${query}`))
      return [done, refused].map(({ orderId }) => page.includes(`/orders/${orderId}`))
    }
    expect(await has('')).toEqual([true, true])
    expect(await has('?status=CANCELED')).toEqual([false, true])
    expect(await has(`?q=${done.orderId.slice(-8)}`)).toEqual([true, false])
    expect(await has(`?product=${line?.productId}&q=${encodeURIComponent(line?.name ?? '')}`)).toEqual([true, true])
    expect(await has('?until=2001-01-01')).toEqual([false, false])
    expect(await has('?from=2001-01-01&status=FINALIZED')).toEqual([true, false])
    expect(await read(ask('/orders?from=2002-01-01&until=2001-01-01'))).toContain('The first day is after the last one')
    expect((await ask('/orders?cursor=made-up&q=tea')).headers.get('location')).toBe('/orders?q=tea')

    await expect.poll(async () => (await valueOf(api.getOrder({ path: { orderId: done.orderId } }))).invoiceNumber).not.toBeNull()
    const { number } = await valueOf(api.getInvoice({ path: { orderId: done.orderId } }))
    const page = await read(ask(`/orders/${done.orderId}/invoice`))
    for (const text of [number, 'Ada of orders', line?.name.split("'")[0] ?? '']) expect(page).toContain(text)
    const pdf = await ask(`/orders/${done.orderId}/invoice.pdf`)
    expect([pdf.headers.get('content-type'), pdf.headers.get('content-disposition')]).toEqual([
      'application/pdf',
      `attachment; filename="invoice-${number}.pdf"`,
    ])
    expect((await pdf.text()).slice(0, 5)).toBe('%PDF-')
    expect(await read(ask(`/orders/${refused.orderId}/invoice`))).toContain('nothing is invoiced')

    const stranger = await opened('stranger')
    for (const path of [`/orders/${done.orderId}/invoice`, `/orders/${done.orderId}/invoice.pdf`, '/orders/nothing/invoice'])
      expect((await stranger.ask(path)).status).toBe(404)
    expect(await read(stranger.ask(`/orders?q=${done.orderId}`))).not.toContain(`"/orders/${done.orderId}"`)
  })
})

describe('the data of a customer', () => {
  it('is one file of all that the services keep', async () => {
    const { ask, api } = await opened('my-data')
    const order = await orderOf(api)
    await expect.poll(async () => (await valueOf(api.getOrder({ path: { orderId: order.orderId } }))).invoiceNumber).not.toBeNull()
    const answer = await ask('/account/my-data.json')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    const text = await read(answer)
    const all: Readonly<Record<string, unknown>> = JSON.parse(text)
    expect(Object.keys(all)).toEqual(['customer', 'addresses', 'sessions', 'credit', 'ledger', 'cart', 'orders', 'invoices'])
    expect(all['orders']).toEqual(await everyItem((query) => valueOf(api.listOrders({ query }))))
    expect(all['ledger']).toHaveLength(3)
    expect(all['invoices']).toHaveLength(1)
  })

  it('is forgotten with the password only', async () => {
    const { ask, post, api, cookies } = await opened('forgotten')
    await orderOf(api)
    const page = await read(ask('/account/forget-me'))
    expect(page).toContain('the law requires us to keep them')
    expect(await read(post('/account/forget-me', { ...carried(page), currentPassword: 'not it' }))).toContain(
      'This is not your current password',
    )
    const answer = await post('/account/forget-me', { ...carried(page), currentPassword: PASSWORD })
    expect(answer.headers.get('location')).toBe('/')
    expect(cookies.has('souk-session')).toBe(false)
    expect(await read(ask('/'))).toContain('You are forgotten')
    expect((await browserAt(shop.url).post('/log-in', { username: 'forgotten', password: PASSWORD })).status).toBe(401)
    // The name is free again.
    expect(await read((await opened('forgotten')).ask('/orders'))).toContain('No orders yet')
  })
})

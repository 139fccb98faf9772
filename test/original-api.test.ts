import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseConfig, startEmbedded } from '@souk/embedded'
import { originalOperations as routed } from '@souk/gateway'
import { newId } from '@souk/log-protocol'
import { buildOriginalApi, originalOperations } from '@souk/original-api'
import { silentLogger } from '@souk/testing'
import { logIn } from './support/manager.ts'
import { createRawClient } from './support/raw-http.ts'
import { startShopInProcess, type ShopInProcess } from './support/shop-in-process.ts'
import { createShop, type Shop } from './support/shop.ts'

type Fields = Readonly<Record<string, unknown>>

/** Asks as the original's clients do: any body as JSON, also with GET. */
const clientOf = (url: string) => {
  const { send, close } = createRawClient(url)
  const ask = async (method: string, path: string, fields?: Fields | string, token = ''): Promise<{ status: number; body: unknown }> => {
    const body = typeof fields === 'string' ? fields : fields && JSON.stringify(fields)
    const headers = { authorization: token === '' ? '' : `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await send({ method, path, headers, ...(body !== undefined && { body }) })
    return { status: answer.status, body: JSON.parse(answer.text) }
  }
  return {
    close,
    ask,
    get: async (path: string, fields?: Fields, token?: string) => (await ask('GET', path, fields, token)).body,
    post: async (path: string, fields?: Fields | string, token?: string) => (await ask('POST', path, fields, token)).body,
  }
}

const ok = (more: object = {}) => ({ result: { Status: 'Success', ...more } })
const status = (Status: string) => ({ result: { Status } })
const ann = { UserName: 'ann', Password: 'x', FullName: 'Ann Example', Email: 'ann@example.org', Credit: '300' }
const annInfo = { UserName: 'ann', FullName: 'Ann Example', Email: 'ann@example.org', Credit: '300', Password: '' }
const word = (result: string) => ({ result })

it('is routed by the gateways, operation by operation', () => {
  const paths = Object.entries(originalOperations).map(([service, operations]) => [
    service,
    Object.entries(operations).map(([name, { inPath }]) => (inPath === undefined ? name : `${name}/[^/]+`)),
  ])
  expect(Object.fromEntries(paths)).toEqual(routed)
})

describe('open, as the original was', () => {
  let shop: ShopInProcess
  let api: ReturnType<typeof clientOf>
  beforeAll(async () => {
    shop = await startShopInProcess({ originalApi: 'open' })
    api = clientOf(shop.url)
  })
  afterAll(async () => {
    api.close()
    await shop.close()
  })

  it('lists the operations of two services, with and without a slash at the end', async () => {
    for (const [path, some] of [
      ['/customer/', { services: { 'set-credit': { UserName: 'string', Credit: 'string' }, 'get-all-users': {} } }],
      ['/customer', { services: { 'login-user': { UserName: 'string', Password: 'string' } } }],
      ['/product/', { services: { 'add-new-category': { Name: 'string' } } }],
    ] as const)
      expect(await api.get(path)).toMatchObject(some)
  })

  it('has nothing at first', async () => {
    expect(await api.get('/customer/get-all-users')).toEqual(status('No User Found'))
    expect(await api.get('/product/get-categories')).toEqual(status('Not Found'))
    expect(await api.get('/product/get-all-products/')).toEqual(status('Not Found'))
    expect(await api.get('/accounting/get-revenue')).toEqual({ Revenue: 0 })
    expect(await api.post('/order/get-orders', { Type: 'All', Id: '' })).toEqual({ result: 'Success', Data: [] })
  })

  it('keeps users', async () => {
    expect(await api.post('/customer/add-user', ann)).toEqual(ok())
    expect(await api.post('/customer/add-user/', { ...ann, Credit: 1 })).toEqual(status('User already exists'))
    expect(await api.get('/customer/get-user/ann')).toEqual(ok({ 'User Info': annInfo }))
    expect(await api.get('/customer/get-user/nobody')).toEqual(status('User not found'))
    expect(await api.get('/customer/get-user/%20')).toEqual(status('User not found'))
    expect(await api.get('/customer/get-all-users')).toEqual(ok({ Users: [annInfo] }))
  })

  it('logs in, also with passwords that the API refuses', async () => {
    const logInAs = (UserName: string, Password: string) => api.post('/customer/login-user', { UserName, Password })
    expect(await logInAs('ann', 'x')).toEqual(ok())
    expect(await logInAs('ann', 'y')).toEqual(status('Wrong password'))
    expect(await logInAs('nobody', 'x')).toEqual(status('User Not Found'))
    expect(await api.post('/customer/add-user', { ...ann, UserName: 'common', Password: 'password1' })).toEqual(ok())
    expect(await logInAs('common', 'password1')).toEqual(ok())
  })

  it('changes users, but not their credit', async () => {
    const update = (fields: Fields) => api.post('/customer/update-user', { ...ann, Credit: '999', ...fields })
    expect(await update({ FullName: 'Ann Other', Email: 'other@example.org', Password: '' })).toEqual(ok())
    const info = { ...annInfo, FullName: 'Ann Other', Email: 'other@example.org' }
    expect(await api.get('/customer/get-user/ann')).toEqual(ok({ 'User Info': info }))
    expect(await api.post('/customer/login-user', ann)).toEqual(ok())
    expect(await update({ Password: 'z' })).toEqual(ok())
    expect(await api.post('/customer/login-user', ann)).toEqual(status('Wrong password'))
    expect(await api.post('/customer/login-user', { ...ann, Password: 'z' })).toEqual(ok())
    expect(await update({ UserName: 'nobody' })).toEqual(status('User not found'))
    // User names are the same in capitals.
    expect(await update({ UserName: 'ANN', Password: 'in capitals' })).toEqual(ok())
    expect(await update({ Password: 'z' })).toEqual(ok())
    expect(await api.post('/customer/login-user', { ...ann, UserName: 'Ann', Password: 'z' })).toEqual(ok())
    expect(await update({ Password: 'in lower case' })).toEqual(ok())
    // Nothing has changed when a part is refused.
    await update({ Password: 'z' })
    const before = await api.get('/customer/get-user/ann')
    for (const wrong of [{ Email: 'no address' }, { FullName: 'x'.repeat(300) }]) {
      const refused = await api.ask('POST', '/customer/update-user', {
        ...ann,
        FullName: 'Nobody',
        Email: 'n@example.org',
        Password: 'q',
        ...wrong,
      })
      expect(refused).toMatchObject({ status: 400, body: { code: 'malformed-request' } })
      expect(await api.get('/customer/get-user/ann')).toEqual(before)
      expect(await api.post('/customer/login-user', { ...ann, Password: 'z' })).toEqual(ok())
    }
  })

  it('shows and sets credit, in the major unit', async () => {
    for (const [Credit, shown] of [
      ['12.50', '12.50'],
      [300, '300'],
      ['0', '0'],
      [7.5, '7.50'],
      ['300', '300'],
    ]) {
      expect(await api.post('/customer/set-credit', { UserName: 'ann', Credit })).toEqual(word('result'))
      expect(await api.get('/customer/get-credit', { UserName: 'ann' })).toEqual(ok({ Credit: shown }))
    }
    expect(await api.get('/customer/get-credit?UserName=ann')).toEqual(ok({ Credit: '300' }))
    expect(await api.get('/customer/get-credit', { UserName: 'nobody' })).toEqual(status('User not found'))
    expect(await api.post('/customer/set-credit', { UserName: 'nobody', Credit: '1' })).toEqual(word('result'))
  })

  it('hides the managers, whom the original does not have', async () => {
    expect(await api.get('/customer/get-user/manager')).toEqual(status('User not found'))
    expect(await api.post('/customer/update-user', { ...ann, UserName: 'manager' })).toEqual(status('User not found'))
  })

  const Category = () => api.get('/product/get-categories') as Promise<{ result: { Categories: [number, string, string][] } }>
  const Products = () => api.get('/product/get-all-products') as Promise<{ result: { Products: [number, string][] } }>

  it('keeps a catalogue', async () => {
    expect(await api.post('/product/add-new-category', { Name: 'Tea' })).toEqual(word('Success'))
    const [[number, CategoryId] = [0, '']] = (await Category()).result.Categories
    expect(await Category()).toEqual(ok({ Categories: [[number, CategoryId, 'Tea']] }))
    expect(await api.post('/product/update-category', { CategoryId, Name: 'Teas' })).toEqual(word('Success'))
    expect(await api.get('/product/get-category-details', { CategoryId })).toEqual(ok({ Category: [number, CategoryId, 'Teas'] }))
    expect(await api.get('/product/get-category-details', { CategoryId: newId() })).toEqual(status('Not Found'))
    expect(await api.get('/product/get-products', { CategoryId })).toEqual(status('Not Found'))

    const green = { Name: 'Green', Description: 'Loose', Supplier: 'Leaf Ltd', CategoryId, Price: '12.50', UnitsInStock: '5' }
    expect(await api.post('/product/add-new-product', green)).toEqual(word('Success'))
    const [[id, ProductId] = [0, '']] = (await Products()).result.Products
    const row = [id, ProductId, 'Green', 'Loose', 'Leaf Ltd', CategoryId, 12.5, 5]
    expect(await Products()).toEqual(ok({ Products: [[...row, 'Teas']] }))
    expect(await api.get('/product/get-products', { CategoryId })).toEqual(ok({ Products: [[...row, 'Teas']] }))
    expect(await api.get('/product/get-products', { CategoryId: newId() })).toEqual(status('Not Found'))
    expect(await api.get('/product/get-product-details', { ProductId })).toEqual(ok({ Product: row }))
    expect(await api.get('/product/get-product-details', { ProductId: newId() })).toEqual(status('Not Found'))

    const changed = { ...green, ProductId, Name: 'Gunpowder', Price: 10, UnitsInStock: 9 }
    expect(await api.post('/product/update-product', changed)).toEqual(word('Success'))
    const changedRow = [id, ProductId, 'Gunpowder', 'Loose', 'Leaf Ltd', CategoryId, 10, 9]
    expect(await api.get('/product/get-product-details', { ProductId })).toEqual(ok({ Product: changedRow }))
    const tooMany = await api.ask('POST', '/product/update-product', { ...changed, Name: 'Oolong', UnitsInStock: 999_999_999 })
    expect(tooMany).toMatchObject({ status: 400, body: { code: 'malformed-request' } })
    expect(await api.get('/product/get-product-details', { ProductId })).toEqual(ok({ Product: changedRow }))
    expect(await api.post('/product/update-product', { ...changed, ProductId: newId() })).toEqual(word('Not Found'))
    expect(await api.post('/product/add-new-product', { ...green, CategoryId: newId() })).toEqual(word('Not Found'))
  })

  it('takes orders, and shows how they stand', async () => {
    const [[, ProductId] = [0, '']] = (await Products()).result.Products
    const order = { ProductId, CustomerId: 'ann', TimeStamp: 'now' }
    expect(await api.post('/order/place-order', order)).toEqual(word('Success'))
    expect(await api.post('/order/place-order', { ...order, ProductName: 'Gunpowder', Amount: 2 })).toEqual(word('Success'))
    for (const wrong of [{ ProductId: newId() }, { ProductId: 'no id' }, { CustomerId: 'nobody' }])
      expect(await api.post('/order/place-order', { ...order, ...wrong })).toEqual(word('Sending Data Failed'))

    const { until } = createShop(shop.url)
    type Orders = { Data: { GUID: string; ORDERSTATUS: number; TIME: string }[] }
    const all = () => api.post('/order/get-orders', { Type: 'All', Id: 'anything' }) as Promise<Orders>
    const { Data } = await until(all, ({ Data: rows }) => rows.every(({ ORDERSTATUS }) => ORDERSTATUS === 3), 'the orders are final')
    const [first, second] = Data
    await until(
      () => api.get('/customer/get-credit', { UserName: 'ann' }),
      (credit) => JSON.stringify(credit).includes('"270"'),
      'the credit is charged',
    )
    expect(first).toEqual({
      GUID: expect.stringMatching(/^[0-9a-f-]{36}$/),
      USERID: 'ann',
      PRODUCT: ProductId,
      PRODUCTNAME: 'Gunpowder',
      PRICE: 10,
      ORDERSTATUS: 3,
      STOCKSTATUS: expect.any(Number),
      CREDITSTATUS: expect.any(Number),
      TIME: expect.stringMatching(/^\d{4}-/),
      CREDIT: expect.any(String),
      STOCK: 6,
    })
    expect(Data).toHaveLength(2)
    expect((first?.TIME ?? '') < (second?.TIME ?? '')).toBe(true)
    const settled = () => api.post('/order/get-orders', { Type: 'Single', Id: second?.GUID ?? '' }) as Promise<{ Data: Fields[] }>
    const { Data: single } = await until(settled, ({ Data: rows }) => rows[0]?.['CREDITSTATUS'] === 3, 'the credit is charged')
    expect(single).toMatchObject([{ GUID: second?.GUID, STOCKSTATUS: 3, CREDITSTATUS: 3, CREDIT: '270', STOCK: 6 }])
    expect(await api.post('/order/get-orders', { Type: 'Customer', Id: 'ann' })).toMatchObject({ result: 'Success', Data: [{}, {}] })
    for (const none of [
      { Type: 'Customer', Id: 'nobody' },
      { Type: 'Single', Id: newId() },
      { Type: 'Single', Id: '.' },
      { Type: 'Single', Id: '' },
    ])
      expect(await api.post('/order/get-orders', none)).toEqual({ result: 'Success', Data: [] })
    expect(await api.post('/order/get-orders', { Type: 'Some', Id: '' })).toEqual(word('Invalid Query Type'))
    await until(
      () => api.get('/accounting/get-revenue'),
      (revenue) => JSON.stringify(revenue) === '{"Revenue":30}',
      'the invoices are issued',
    )
  })

  it('takes products and categories away', async () => {
    const [[, ProductId] = [0, '']] = (await Products()).result.Products
    const [[, CategoryId] = [0, '']] = (await Category()).result.Categories
    expect(await api.post('/product/delete-product', { ProductId })).toEqual(word('Success'))
    expect(await api.get('/product/get-product-details', { ProductId })).toEqual(status('Not Found'))
    expect(await api.get('/product/get-all-products')).toEqual(status('Not Found'))
    expect(await api.post('/product/delete-category', { CategoryId })).toEqual(word('Success'))
    expect(await api.get('/product/get-category-details', { CategoryId })).toEqual(status('Not Found'))
    expect(await api.get('/product/get-categories')).toEqual(status('Not Found'))
    for (const path of ['delete-product', 'delete-category'])
      expect(await api.post(`/product/${path}`, { ProductId: newId(), CategoryId: newId() })).toEqual(word('Not Found'))
  })

  it.each(['no id', '.', '..', '%2e%2e', '../products', newId().toUpperCase(), '-'.repeat(36)])(
    'finds nothing with the id %s',
    async (id) => {
      const [CategoryId, ProductId] = [newId(), id]
      const fields = { Name: 'Green', Description: '', Supplier: '', Price: 1, UnitsInStock: 1 }
      for (const [path, names] of [
        ['update-category', { CategoryId: id, Name: 'Tea' }],
        ['delete-category', { CategoryId: id }],
        ['add-new-product', { ...fields, CategoryId: id }],
        ['update-product', { ...fields, CategoryId, ProductId }],
        ['update-product', { ...fields, CategoryId: id, ProductId: newId() }],
        ['delete-product', { ProductId }],
      ] as const)
        expect(await api.ask('POST', `/product/${path}`, names)).toEqual({ status: 200, body: word('Not Found') })
      for (const [path, names] of [
        ['get-category-details', { CategoryId: id }],
        ['get-products', { CategoryId: id }],
        ['get-product-details', { ProductId }],
      ] as const)
        expect(await api.ask('GET', `/product/${path}`, names)).toEqual({ status: 200, body: status('Not Found') })
      expect(await api.post('/order/get-orders', { Type: 'Single', Id: id })).toEqual({ result: 'Success', Data: [] })
    },
  )

  it.each([
    ['place-order', {}],
    ['place-order', { ProductId: newId(), CustomerId: 'ann' }],
    ['place-order', { ProductId: '', CustomerId: 'ann', TimeStamp: 'now' }],
    ['place-order', { ProductId: newId(), CustomerId: ['ann'], TimeStamp: 'now' }],
    ...[0, -1, 1.5, 'two', null].map(
      (Amount) => ['place-order', { ProductId: newId(), CustomerId: 'ann', TimeStamp: 'now', Amount }] as const,
    ),
    ['place-order', 'no json'],
    ['place-order', '[]'],
    ['get-orders', { Type: 'All' }],
    ['get-orders', { Id: 'ann' }],
    ['get-orders', { Type: {}, Id: 'ann' }],
  ] as const)('answers Bad Json to %s with %j', async (name, fields) => {
    expect(await api.ask('POST', `/order/${name}`, fields)).toEqual({ status: 200, body: word('Bad Json') })
  })

  it.each([
    ['/customer/login-user', { UserName: 'ann' }, status('Bad Json')],
    ['/customer/add-user', { ...ann, UserName: 'bob', Credit: 'much' }, status('Bad Json')],
    ['/customer/update-user', { UserName: 'ann' }, status('Bad Json')],
    ['/customer/set-credit', { UserName: 'ann', Credit: -1 }, word('Bad Json')],
    ['/product/add-new-category', { Name: ' ' }, word('Bad Json')],
    ['/product/add-new-product', { Name: 'Green' }, word('Bad Json')],
    ['/product/update-product', {}, word('Bad Json')],
    ['/product/delete-product', { ProductId: true }, word('Bad Json')],
  ])('answers %s with %j by the same word', async (path, fields, answer) => {
    expect(await api.ask('POST', path, fields)).toEqual({ status: 200, body: answer })
  })
})

describe('with the token of the caller', () => {
  let shop: ShopInProcess
  let api: ReturnType<typeof clientOf>
  let rest: Shop
  let manager: string
  let customer: string
  const password = 'a long enough one'
  const bob = { ...ann, UserName: 'bob', Password: password }
  beforeAll(async () => {
    shop = await startShopInProcess({ originalApi: 'token' })
    api = clientOf(shop.url)
    rest = createShop(shop.url)
    manager = (await logIn(shop.url)).accessToken
    await api.post('/customer/add-user', { ...ann, Password: password })
    customer = (await logIn(shop.url, { username: 'ann', password })).accessToken
  })
  afterAll(async () => {
    api.close()
    await shop.close()
  })
  const problem = (code: string, httpStatus: number) => ({ status: httpStatus, body: expect.objectContaining({ code }) })

  it('counts the credit of a new user for managers only', async () => {
    expect(await api.get('/customer/get-credit', { UserName: 'ann' }, manager)).toEqual(ok({ Credit: '0' }))
    expect(await api.post('/customer/add-user', bob, manager)).toEqual(ok())
    expect(await api.get('/customer/get-credit', { UserName: 'bob' }, manager)).toEqual(ok({ Credit: '300' }))
    expect(await api.ask('POST', '/customer/set-credit', { UserName: 'ann', Credit: 9 }, customer)).toEqual(problem('forbidden', 403))
  })

  it('does not say whether somebody has a name', async () => {
    expect(await api.post('/customer/login-user', { UserName: 'nobody', Password: password })).toEqual(status('Wrong password'))
    expect(await api.post('/customer/login-user', { UserName: 'ann', Password: 'no' })).toEqual(status('Wrong password'))
    expect(await api.post('/customer/login-user', { UserName: 'ann', Password: password })).toEqual(ok())
  })

  it('leaves no session behind', async () => {
    const sessions = await rest.send('GET', '/customer/sessions', { headers: { authorization: `Bearer ${customer}` } })
    expect(sessions.body).toMatchObject({ items: [{ current: true }] })
  })

  it('shows customers themselves, and nobody else', async () => {
    expect(await api.get('/customer/get-user/ANN', undefined, customer)).toEqual(ok({ 'User Info': { ...annInfo, Credit: '0' } }))
    expect(await api.get('/customer/get-user/bob', undefined, customer)).toEqual(status('User not found'))
    expect(await api.ask('GET', '/customer/get-all-users', undefined, customer)).toEqual(problem('forbidden', 403))
    expect(await api.ask('GET', '/customer/get-user/ann')).toEqual(problem('not-authenticated', 401))
    expect(await api.ask('POST', '/order/get-orders', { Type: 'All', Id: '' }, 'forged')).toEqual(problem('not-authenticated', 401))
  })

  it('keeps the rules of the API', async () => {
    const added = await api.ask('POST', '/customer/add-user', { ...ann, UserName: 'short', Password: 'x' })
    expect(added).toEqual(problem('malformed-request', 400))
    expect(await api.ask('POST', '/product/add-new-category', { Name: 'Tea' }, customer)).toEqual(problem('forbidden', 403))
    expect(await api.post('/customer/update-user', { ...ann, Password: 'another long one' }, customer)).toEqual(status('Wrong password'))
    const elsewhere = (await logIn(shop.url, { username: 'ann', password })).accessToken
    expect(await api.post('/customer/update-user', { ...ann, FullName: 'Ann B', Password: password }, customer)).toEqual(ok())
    expect(await api.post('/order/get-orders', { Type: 'All', Id: '' }, elsewhere)).toEqual({ result: 'Success', Data: [] })
  })

  it('lets customers order for themselves', async () => {
    const { productId } = await rest.addProduct({ stock: 5, price: 100 })
    const order = { ProductId: productId, TimeStamp: 'now' }
    expect(await api.post('/order/place-order', { ...order, CustomerId: 'ann' }, customer)).toEqual(word('Success'))
    expect(await api.post('/order/place-order', { ...order, CustomerId: 'bob' }, customer)).toEqual(word('Sending Data Failed'))
    expect(await api.ask('POST', '/order/place-order', { ...order, CustomerId: 'ann' })).toEqual(problem('not-authenticated', 401))
    expect(await api.post('/order/get-orders', { Type: 'Customer', Id: 'ann' }, customer)).toMatchObject({ Data: [{ USERID: 'ann' }] })
  })
})

it('names the position of what an operation has done to the requests of that operation only', async () => {
  const seen: (string | null)[] = []
  const fetch = async ({ method, headers }: Request): Promise<Response> => {
    seen.push(headers.get('souk-position'))
    const answer = { customerId: newId(), available: 0, items: [], nextCursor: null }
    return Response.json(answer, { headers: method === 'POST' ? { 'souk-position': String(seen.length) } : {} })
  }
  const app = buildOriginalApi({ logger: silentLogger, newId, now: Date.now, currency: 'GBP', baseUrl: 'http://shop.example', fetch })
  await app.inject({ method: 'POST', url: '/customer/add-user', payload: { ...ann, Password: 'a long enough one' } })
  await app.inject({ method: 'GET', url: '/product/get-categories' })
  // The user is registered, and the credit set. Then somebody reads categories.
  expect(seen).toEqual([null, '1', null])
  await app.close()
})

it.each(['0.0.0.0', '192.0.2.7', '::', 'shop.example'])('is not open where the gateway listens on %s', async (HOST) => {
  const config = parseConfig({ HOST, SOUK_ORIGINAL_API: 'open', SOUK_DATA: 'no-data' })
  await expect(startEmbedded(config, silentLogger)).rejects.toThrow('SOUK_ORIGINAL_API=open')
})

it('is off if it is set so', async () => {
  const shop = await startShopInProcess()
  const { ask, close } = clientOf(shop.url)
  try {
    for (const path of ['/customer/', '/customer/get-all-users', '/accounting/get-revenue'])
      expect((await ask('GET', path)).status).toBe(404)
  } finally {
    close()
    await shop.close()
  }
})

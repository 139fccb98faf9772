import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Fault } from './fault.ts'
import { shopAt } from './first-manager.ts'

let data: string
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'souk-manager-'))
  writeFileSync(join(data, 'manager.json'), '{"username":"manager","password":"from the file"}')
})
afterAll(() => rmSync(data, { recursive: true }))

const manager = { username: 'boss', password: 'from the settings' }

it.each(['http://localhost:8080', 'http://127.0.0.1:1234/shop', 'http://[::1]', 'https://LOCALHOST', 'http://127.1'])(
  'the password in the data folder is for %s',
  (url) => {
    expect(shopAt(url, { data }).manager).toEqual({
      username: 'manager',
      password: 'from the file',
      source: join(data, 'manager.json'),
    })
  },
)

it.each([
  'http://gateway:8080',
  'http://192.0.2.7',
  'http://0.0.0.0:8080',
  'http://localhost.example',
  'http://127.0.0.1.example',
  'http://localhost@shop.example',
  'http://shop.example/localhost',
  'http://[2001:db8::1]',
  'nonsense',
])('the password in the data folder is not for %s', (url) => {
  expect(shopAt(url, { data }).manager).toBeUndefined()
})

it.each(['http://localhost:8080', 'https://shop.example'])('the settings come first, and are for %s, too', (url) => {
  expect(shopAt(url, { data, manager }).manager).toEqual({ ...manager, source: 'MANAGER_USER and MANAGER_PASSWORD' })
})

it('without settings and without a file, there is none', () => {
  expect(shopAt('http://localhost', { data: join(data, 'none') }).manager).toBeUndefined()
})

it.each([
  ['http://127.0.0.1:8080', join('nowhere', 'manager.json')],
  ['https://shop.example', undefined],
])('for %s the password was looked for in %s', (url, soughtIn) => {
  expect(shopAt(url, { data: 'nowhere' })).toEqual({ url, manager: undefined, soughtIn })
})

it('a file that holds something else is a fault', () => {
  const other = mkdtempSync(join(tmpdir(), 'souk-manager-'))
  try {
    writeFileSync(join(other, 'manager.json'), '{"username":"manager"}')
    expect(() => shopAt('http://localhost', { data: other })).toThrow(Fault)
    expect(() => shopAt('http://localhost', { data: other })).toThrow(
      `cannot read the password in ${join(other, 'manager.json')}: password is missing`,
    )
  } finally {
    rmSync(other, { recursive: true })
  }
})

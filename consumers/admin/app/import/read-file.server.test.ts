import { describe, expect, it } from 'vitest'
import { readFile } from './read-file.server.ts'

const read = (text: string | Uint8Array<ArrayBuffer>) => readFile(new File([text], 'products.csv'))

describe('a file of an import', () => {
  it('is read with the separator of its row of names, and in the encoding that it has', async () => {
    expect(await read('name;price\r\n"Chai; black";12,50\r\n')).toEqual({
      cells: [
        ['name', 'price'],
        ['Chai; black', '12,50'],
      ],
      isOld: false,
    })
    expect(await read(new Uint8Array(Buffer.from('name\nCafé', 'latin1')))).toEqual({ cells: [['name'], ['Café']], isOld: true })
  })

  it('is not read if it has no rows, or a quotation mark is missing', async () => {
    for (const text of ['', 'name,price', 'name\n"Chai']) expect(await read(text)).toBe('unreadable')
  })

  it('has 10,000 rows and 100 columns at most', async () => {
    expect(await read(`name${'\nChai'.repeat(10_000)}`)).toMatchObject({ isOld: false })
    expect(await read(`name${'\nChai'.repeat(10_001)}`)).toBe('tooMany')
    expect(await read(`name\nChai${','.repeat(99)}`)).toMatchObject({ isOld: false })
    expect(await read(`name\nChai${','.repeat(100)}`)).toBe('tooWide')
    expect(await read(`${','.repeat(100)}\nChai`)).toBe('tooWide')
  })

  it('is read no further than that, so a file of nothing but ends of lines keeps nobody waiting', async () => {
    expect(await read(`name,price\n${'\n'.repeat(8_000_000)}`)).toBe('tooMany')
  })
})

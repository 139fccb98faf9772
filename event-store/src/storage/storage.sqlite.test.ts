import { createHash } from 'node:crypto'
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { append, requestNumber, sealAll } from '../../testing/samples.ts'
import { openSqliteEventLog } from '../log/event-log.sqlite.ts'
import { DataFileFault } from './sqlite-file.ts'
import { openSqliteStorage } from './storage.sqlite.ts'

describe('the storage in two SQLite files', () => {
  const folders: string[] = []
  let folder: string
  const newFolder = async (): Promise<string> => {
    const made = await mkdtemp(join(tmpdir(), 'souk-storage-'))
    folders.push(made)
    return made
  }
  beforeEach(async () => {
    folder = await newFolder()
  })
  afterEach(async () => {
    for (const made of folders.splice(0)) await rm(made, { recursive: true })
  })

  const log = (of = folder): string => join(of, 'log.sqlite')
  const state = (of = folder): string => join(of, 'state.sqlite')
  const open = (of = folder, currency = 'NOK') => openSqliteStorage({ log: log(of), state: state(of), currency })

  /** Makes a shop with one commit, one key and some progress. */
  const make = async (of = folder): Promise<void> => {
    const storage = await open(of)
    await storage.log.insert(sealAll([requestNumber(1, [append('order-1', 0, 1)])]))
    await storage.state.keys.create('customer-1')
    await storage.log.close()
    await storage.state.close()
  }
  const bytesOf = async (of = folder): Promise<Record<string, string>> =>
    Object.fromEntries(
      await Promise.all(
        (await readdir(of)).toSorted().map(async (file) => [
          file,
          createHash('sha256')
            .update(await readFile(join(of, file)))
            .digest('hex'),
        ]),
      ),
    )
  const expectRefused = async (says: string): Promise<void> => {
    const before = await bytesOf()
    await expect(open()).rejects.toThrow(says)
    expect(await bytesOf()).toEqual(before)
  }

  it('is opened again with the shop that it was made for', async () => {
    const first = await open()
    await Promise.all([first.log.close(), first.state.close()])
    const again = await open()
    expect(again.shop).toEqual({ id: first.shop.id, currency: 'NOK' })
    await Promise.all([again.log.close(), again.state.close()])
  })

  it.each([
    ['log.sqlite', 'state.sqlite'],
    ['state.sqlite', 'log.sqlite'],
  ])('is refused without %s, and nothing is made', async (lost, left) => {
    await make()
    await rm(join(folder, lost))
    const says = `${join(folder, lost)} is missing or empty, but ${join(folder, left)} holds data of a shop`
    await expectRefused(says)
    await writeFile(join(folder, lost), '')
    await expectRefused(says)
  })

  it('is refused if one file comes from another shop', async () => {
    await make()
    const other = await newFolder()
    await make(other)
    await copyFile(state(other), state())
    await expectRefused(`${log()} and ${state()} hold data of different shops`)
  })

  it('is refused with another currency', async () => {
    await make()
    const before = await bytesOf()
    await expect(open(folder, 'DKK')).rejects.toThrow(`SOUK_CURRENCY is DKK, but the amounts in ${log()} are in NOK`)
    expect(await bytesOf()).toEqual(before)
  })

  it('is opened with an older copy of the log', async () => {
    await (await open()).log.close()
    await copyFile(log(), join(folder, 'copy'))
    await make()
    await copyFile(join(folder, 'copy'), log())
    const restored = await open()
    expect(await restored.log.head()).toMatchObject({ position: 0 })
    expect(await restored.state.keys.read(['customer-1'])).not.toEqual([null])
    await Promise.all([restored.log.close(), restored.state.close()])
  })

  it('goes on with a first start that ended between the two files', async () => {
    const { shop, ...first } = await open()
    await Promise.all([first.log.close(), first.state.close()])
    await rm(state())
    const again = await open()
    expect(again.shop).toEqual(shop)
    await Promise.all([again.log.close(), again.state.close()])
    await make()
    await rm(state())
    await expectRefused('is missing or empty')
  })

  it('is refused if a file is something else, and names it', async () => {
    await make()
    await copyFile(log(), state())
    await expect(open()).rejects.toThrow(DataFileFault)
    await expectRefused(`${state()} is a database, but not an event store state file`)
  })

  it('closes the log if the state cannot be opened', async () => {
    await writeFile(state(), 'no database'.repeat(1_000))
    await expect(open()).rejects.toThrow(state())
    await rm(state())
    await make()
    const reopened = openSqliteEventLog(log())
    expect(await reopened.head()).toMatchObject({ position: 1 })
    await reopened.close()
  })
})

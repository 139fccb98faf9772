import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { MongoClient } from 'mongodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LogUnavailable, type AppendAnswer, type Commit } from '@souk/log-protocol'
import { testDatabase } from '../../testing/mongodb.ts'
import { append, idNumber, requestNumber, sealAll, stoppedClock } from '../../testing/samples.ts'
import { openMongoState } from '../state/state.mongodb.ts'
import { createWriter } from '../write/writer.ts'
import { openMongoEventLog } from './event-log.mongodb.ts'
import type { EventLog } from './event-log.ts'
import { verifyLog } from './verify.ts'

const mongoUrl = process.env['MONGODB_URL'] ?? ''

/** What happens to the next insert: it is lost, its answer is lost, or it is held back until the test lets it go. */
type Fate = 'lost' | 'answer lost' | 'held'

/** A connection to the server that can fail, even in the middle of an insert. */
const createWay = async (url: string) => {
  const server = new URL(url)
  const sockets = new Set<Socket>()
  let fate: Fate | undefined
  let isRefusing = false
  let letGo: () => void = () => undefined

  const proxy = createServer((near) => {
    if (isRefusing) {
      near.destroy()
      return
    }
    const far = connect(Number(server.port === '' ? 27_017 : server.port), server.hostname)
    let isHeld = false
    let isAnswerLost = false
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => sockets.delete(socket))
    }
    near.on('close', () => {
      if (!isHeld) far.destroy()
    })
    far.on('close', () => near.destroy())
    near.on('data', (chunk) => {
      const due = chunk.includes('insert\0') ? fate : undefined
      if (due === undefined) {
        far.write(chunk)
        return
      }
      fate = undefined
      if (due === 'lost') near.destroy()
      if (due === 'answer lost') {
        isAnswerLost = true
        far.write(chunk)
      }
      if (due === 'held') {
        isHeld = true
        letGo = () => far.write(chunk)
        near.destroy()
      }
    })
    far.on('data', (chunk) => {
      if (isAnswerLost) near.destroy()
      else if (!isHeld) near.write(chunk)
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const way = new URL(url)
  way.hostname = '127.0.0.1'
  // It listens on TCP, so its address has a port.
  way.port = String((proxy.address() as AddressInfo).port)
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: way.href,
    nextInsert: (next: Fate) => {
      fate = next
    },
    /** Lets the held insert arrive, long after its sender has gone. */
    letGo: () => letGo(),
    /** Cuts all connections, and refuses new ones until `mend`. */
    cut: () => {
      isRefusing = true
      cut()
    },
    mend: () => {
      isRefusing = false
    },
    close: async () => {
      cut()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}

describe.skipIf(mongoUrl === '')('the log on MongoDB, over a connection that fails', () => {
  const options = { serverSelectionTimeoutMs: 500 }
  let way: Awaited<ReturnType<typeof createWay>>
  let database: ReturnType<typeof testDatabase>
  let log: EventLog
  /** Over a connection that does not fail. */
  let other: EventLog
  let told: Commit[]

  beforeEach(async () => {
    way = await createWay(mongoUrl)
    database = testDatabase(mongoUrl)
    log = await openMongoEventLog(way.url, { ...options, database: database.name })
    other = await openMongoEventLog(mongoUrl, { ...options, database: database.name })
    told = []
  })
  afterEach(async () => {
    const verification = await verifyLog(other)
    if (!verification.ok) throw new Error(`commit ${verification.position}: ${verification.fault}`)
    await Promise.all([log.close(), other.close()])
    await way.close()
    await database.drop()
  })

  const writerOn = (on: EventLog) =>
    createWriter({ log: on, clock: stoppedClock, onCommitted: (commits) => told.push(...commits.map(({ commit }) => commit)) })
  const batch = [1, 2, 3].map((number) => requestNumber(number, [append('order-1', number - 1, number)]))
  const requestIds = async (): Promise<string[]> => (await other.readAll(0, 100)).map(({ requestId }) => requestId)
  const outcomes = (answers: readonly AppendAnswer[]): string[] => answers.map(({ outcome }) => outcome)

  it.each<Fate>(['lost', 'answer lost'])('leaves an insert unknown that is cut off (%s)', async (fate) => {
    way.nextInsert(fate)
    const failure = await log.insert(sealAll(batch)).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Error)
    expect(failure).not.toBeInstanceOf(LogUnavailable)
    expect(await requestIds()).toHaveLength(fate === 'lost' ? 0 : 3)
  })

  it.each<Fate>(['lost', 'answer lost'])('writes every request once, and says so, where the insert is cut off (%s)', async (fate) => {
    const writer = writerOn(log)
    way.nextInsert(fate)
    expect(outcomes(await Promise.all(batch.map(writer.append)))).toEqual(['committed', 'committed', 'committed'])
    expect(await requestIds()).toEqual(batch.map(({ requestId }) => requestId))
    expect(told.map(({ requestId }) => requestId)).toEqual(await requestIds())
  })

  it('writes every request once, although the first attempt arrives after all is over', async () => {
    const writer = writerOn(log)
    way.nextInsert('held')
    expect(outcomes(await Promise.all(batch.map(writer.append)))).toEqual(['committed', 'committed', 'committed'])
    const before = await other.readAll(0, 100)
    way.letGo()
    expect(await writer.append(requestNumber(4, [append('order-1', 3, 4)]))).toMatchObject({ outcome: 'committed', position: 4 })
    expect((await other.readAll(0, 100)).slice(0, 3)).toEqual(before)
  })

  it('refuses the late insert of a zombie after another writer has written', async () => {
    await log.insert(sealAll(batch))
    const head = await other.head()
    way.nextInsert('held')
    const late = sealAll([requestNumber(7, [append('order-7', 0, 7)]), requestNumber(8, [append('order-7', 1, 8)])], head)
    await expect(log.insert(late)).rejects.toThrow()
    expect(await writerOn(other).append(requestNumber(9, [append('order-7', 0, 9)]))).toMatchObject({ outcome: 'committed', position: 4 })
    way.letGo()
    expect(await writerOn(log).append(requestNumber(10, [append('order-7', 1, 10)]))).toMatchObject({ outcome: 'committed', position: 5 })
    expect(await requestIds()).toEqual([1, 2, 3, 9, 10].map((number) => idNumber(1_000_000 + number)))
  })

  it('is unavailable, and writes nothing, while the server is away, and comes back with it', async () => {
    await log.insert(sealAll(batch))
    way.cut()
    await expect(log.head()).rejects.toThrow(LogUnavailable)
    await expect(log.readStreams([{ stream: 'order-1', afterVersion: 0 }])).rejects.toThrow(LogUnavailable)
    const head = await other.head()
    const more = sealAll([requestNumber(4, [append('order-1', 3, 4)])], head)
    await expect(log.insert(more)).rejects.toThrow(LogUnavailable)
    expect(await writerOn(log).append(requestNumber(4, [append('order-1', 3, 4)]))).toMatchObject({ outcome: 'unavailable' })
    way.mend()
    expect(await log.insert(more)).toBe('inserted')
    expect(await other.head()).toMatchObject({ position: 4 })
  })

  it('cannot be opened while the server is away, nor can the state', async () => {
    way.cut()
    const away = { ...options, database: database.name }
    await expect(openMongoEventLog(way.url, away)).rejects.toThrow(LogUnavailable)
    await expect(openMongoState(way.url, away)).rejects.toThrow(LogUnavailable)
  })

  it('is unavailable with wrong credentials', async () => {
    const stranger = new URL(mongoUrl)
    stranger.password = 'wrong'
    const refused = openMongoEventLog(stranger.href, { ...options, database: database.name })
    await expect(refused).rejects.toThrow(LogUnavailable)
    await expect(refused).rejects.not.toThrow(/wrong/)
  })

  it('gets no gap when an older copy is restored behind the back of the writer', async () => {
    const writer = writerOn(log)
    await Promise.all(batch.map(writer.append))
    const client = new MongoClient(mongoUrl)
    await client
      .db(database.name)
      .collection<{ _id: number }>('commits')
      .deleteMany({ _id: { $gt: 1 } })
    await client.close()
    expect(await writer.append(requestNumber(4, [append('order-1', 3, 4)]))).toEqual({ outcome: 'conflict', stream: 'order-1', version: 1 })
    expect(await writer.append(requestNumber(5, [append('order-1', 1, 5)]))).toMatchObject({ outcome: 'committed', position: 2 })
  })
})

describe('a malformed URL', () => {
  it.each(['mongodb://souk:secret@', 'mongodb://souk:secret@one/?colour=red', 'http://souk:secret@one'])(
    'is refused without being quoted: %s',
    async (url) => {
      const refused = openMongoEventLog(url)
      await expect(refused).rejects.toThrow('MONGODB_URL')
      await expect(refused).rejects.not.toThrow(/secret/)
    },
  )
})

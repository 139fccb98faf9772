import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { get, sendAll, type Answer } from './client.ts'
import { median, perSecond, print, time } from './figure.ts'
import { processorTimeOf, serverOfAnswers, startProgram, type GivenAnswer, type Server } from './process.ts'

const ROUNDS = 10
const REQUESTS = 3_000
const CONNECTIONS = 16
/** How many requests of a round are sent one after the other. */
const ALONE = 20

/** A GET that is sent again and again. */
export interface RepeatedRead {
  readonly name: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
}

const textOf = ({ path, headers }: RepeatedRead): string =>
  [`GET ${path} HTTP/1.1`, 'host: localhost', ...Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`), '', ''].join(
    '\r\n',
  )

/** As the bare server gives it, without what Node adds to every answer. */
const given = (
  { path, headers: asked }: RepeatedRead,
  { status, body, headers: { date: _date, connection: _connection, 'keep-alive': _alive, ...headers } }: Answer,
): GivenAnswer => ({ path, known: asked?.['if-none-match'] ?? '', status, headers, body })

/** The request for an answer that the client has already: it is 304. */
export const ifNoneMatch = async ({ port }: Server, read: RepeatedRead): Promise<RepeatedRead> => {
  const { headers } = await get(port, textOf(read))
  return { name: `${read.name}.not-modified`, path: read.path, headers: { ...read.headers, 'if-none-match': headers['etag'] ?? '' } }
}

/**
 * Compares the processor time for requests that come again with that of a bare Fastify server that gives the same bytes.
 * @param prefix    of the names of the figures
 * @param requests  for each of them in each of ten rounds
 */
export const compareRepeatedReads = async (
  prefix: string,
  ours: Server,
  reads: readonly RepeatedRead[],
  folder: string,
  requests = REQUESTS,
): Promise<void> => {
  const figures = []
  for (const read of reads) {
    const measured = () => ({ times: [] as number[], alone: [] as number[], busy: 0 })
    figures.push({ read, text: textOf(read), answer: await get(ours.port, textOf(read)), our: measured(), bare: measured() })
  }
  const file = join(folder, 'answers.json')
  writeFileSync(file, JSON.stringify(figures.map(({ read, answer }) => given(read, answer))))
  const bareServer = await startProgram(serverOfAnswers(file))
  try {
    // The servers take turns, so that other load on the machine affects both. The first round only warms them up.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const { text, answer, our, bare } of figures) {
        for (const [server, measured] of [
          [bareServer, bare],
          [ours, our],
        ] as const) {
          const before = processorTimeOf(server.pid)
          const taken = await time(() => sendAll(server.port, text, answer, requests, CONNECTIONS))
          if (round === 0) continue
          measured.times.push(taken)
          measured.busy += processorTimeOf(server.pid) - before
          for (let one = 0; one < ALONE; one += 1) measured.alone.push(await time(() => sendAll(server.port, text, answer, 1, 1)))
        }
      }
    }
  } finally {
    await bareServer.stop()
  }
  /** Of one request. */
  const microseconds = (busy: number): number => Math.round((busy * 1_000) / (requests * ROUNDS))
  const p50 = ({ alone }: { readonly alone: readonly number[] }): string => median(alone).toFixed(1)
  for (const { read, our, bare, answer } of figures) {
    print({
      name: `${prefix}.${read.name}`,
      ratio: bare.busy / our.busy,
      detail:
        `${microseconds(our.busy)} µs of processor time for an answer of ${answer.length} bytes, the bare server ${microseconds(bare.busy)}; ` +
        `${perSecond(requests, median(our.times))} answers per second, the bare server ${perSecond(requests, median(bare.times))}; ` +
        `one alone p50 ${p50(our)} ms, the bare server ${p50(bare)} ms`,
    })
  }
}

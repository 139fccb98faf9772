import { describe, expect, it } from 'vitest'
import { sealCommit } from '@souk/log-protocol'
import { sampleCommit, sampleRun } from '../testing/bus.contract.ts'
import {
  createAssembler,
  createCommitsReader,
  MAX_BODY_BYTES,
  MAX_PART_BYTES,
  readAnswer,
  readCommits,
  readJson,
  split,
  writeAnswer,
  writeCommits,
  writeJson,
} from './rabbitmq-messages.ts'

const positions = (body: Buffer): number[] | string => {
  const read = readCommits(body)
  return typeof read === 'string' ? read : read.commits.map(({ position }) => position)
}

const withEvents = (position: number, ...types: readonly string[]) => {
  const { hash: _, ...unsealed } = sampleCommit(position)
  const events = types.map((type, index) => ({
    eventId: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    type,
    schemaVersion: 1,
    data: {},
  }))
  return sealCommit({ ...unsealed, appends: [{ stream: 'sample-1', fromVersion: 0, events }] }).commit
}

describe('messages of commits', () => {
  it('carry consecutive commits unchanged', () => {
    const commits = [1, 2, 3].map((position) => sampleCommit(position))
    const { messages } = writeCommits(commits, sampleRun)
    expect(messages).toHaveLength(1)
    expect(messages.map(({ body }) => readCommits(body))).toEqual([{ run: sampleRun, commits }])
  })

  it('are several if the commits are not consecutive', () => {
    const { messages } = writeCommits(
      [1, 2, 7, 8, 3].map((position) => sampleCommit(position)),
      sampleRun,
    )
    expect(messages.map(({ body }) => positions(body))).toEqual([[1, 2], [7, 8], [3]])
  })

  it('are several if the commits are too large for one, and leave out a commit that is too large for any', () => {
    const large = 'x'.repeat(400_000)
    const commits = [1, 2, 3].map((position) => sampleCommit(position, large))
    const { messages, tooLarge } = writeCommits([...commits, sampleCommit(4, 'x'.repeat(9_000_000)), sampleCommit(5)], sampleRun)
    expect(messages.map(({ body }) => positions(body))).toEqual([[1, 2], [3], [5]])
    expect(tooLarge).toBe(1)
  })

  it('are routed by every category and type in them, without duplicates', () => {
    const { messages } = writeCommits([withEvents(1, 'SampleTaken', 'SampleLost'), withEvents(2, 'SampleTaken', 'SampleFound')], sampleRun)
    expect(messages.map(({ routingKeys }) => routingKeys)).toEqual([['sample.SampleTaken', 'sample.SampleLost', 'sample.SampleFound']])
  })

  it('are checked once for all who get the same bytes, and again if a byte differs', () => {
    const read = createCommitsReader()
    const commit = sampleCommit(1)
    const [message] = writeCommits([commit], sampleRun).messages
    const body = message?.body ?? Buffer.alloc(0)
    const first = read(body)
    expect(first).toEqual({ run: sampleRun, commits: [commit] })
    expect(read(Buffer.from(body))).toBe(first)
    const changed = Buffer.from(body.toString().replace('"position":1', '"position":2'))
    expect(changed).toHaveLength(body.length)
    expect(read(changed)).toBeTypeOf('string')
    for (const position of [2, 3, 4, 5]) read(writeCommits([sampleCommit(position)], sampleRun).messages[0]?.body ?? Buffer.alloc(0))
    expect(read(body)).not.toBe(first)
    expect(read(body)).toEqual(first)
  })

  const good = sampleCommit(1)
  const body = (...commits: readonly unknown[]): string => JSON.stringify({ run: sampleRun, commits })
  it.each<[string, string]>([
    ['nothing', ''],
    ['text that is not JSON', '{"commits":['],
    ['commits without a run', JSON.stringify({ commits: [good] })],
    ['commits of a malformed run', JSON.stringify({ run: 'x', commits: [good] })],
    ['bytes that are not UTF-8', '\u0080\u00ff'],
    ['null', 'null'],
    ['a list', JSON.stringify([good])],
    ['no commits', body()],
    ['a commit with an unknown field', body({ ...good, more: 1 })],
    ['a commit that lacks a field', body({ ...good, appends: undefined })],
    ['a position that is not whole', body({ ...good, position: 1.5 })],
    ['a commit with another hash', body({ ...good, hash: 'b'.repeat(64) })],
    ['a commit that was changed after it was sealed', body({ ...good, at: '2026-01-02T03:04:05.679Z' })],
    ['commits that are not consecutive', body(good, sampleCommit(3))],
    ['the same commit twice', body(good, good)],
    ['a NUL, under a true hash', body(sampleCommit(1, 'a\u0000b'))],
    ['a lone surrogate', body(good).replace('😀', '\\ud83d')],
    ['endless depth', `{"commits":[${'['.repeat(200_000)}${']'.repeat(200_000)}]}`],
    ['endless depth inside a commit', body(good).replace('"amount":12', `"amount":${'['.repeat(100_000)}1${']'.repeat(100_000)}`)],
    ['__proto__', body(good).replace('"amount":12', '"__proto__":{"amount":12}')],
  ])('refuses %s', (_, text) => {
    expect(readCommits(Buffer.from(text, text.startsWith('\u0080') ? 'latin1' : 'utf8'))).toBeTypeOf('string')
  })
})

describe('answers', () => {
  it('come back unchanged', () => {
    expect(readAnswer(writeAnswer('work', { answer: { text: 'ü€😀' } }))).toEqual({ answer: { text: 'ü€😀' } })
    expect(readAnswer(writeAnswer('work', { answer: null }))).toEqual({ answer: null })
    expect(readAnswer(writeAnswer('work', {}))).toEqual({ answer: undefined })
    expect(readAnswer(writeAnswer('work', { failure: 'cannot' }))).toEqual({ failure: 'cannot' })
  })

  it('are failures if they cannot be sent', () => {
    const circular: Record<string, unknown> = {}
    circular['self'] = circular
    expect(readAnswer(writeAnswer('work', { answer: circular }))).toEqual({ failure: 'work: the answer has no JSON form' })
    expect(readAnswer(writeAnswer('work', { answer: 'x'.repeat(MAX_BODY_BYTES) }))).toEqual({
      failure: expect.stringContaining('work: the answer is too large'),
    })
  })

  it.each([[''], ['{'], ['null'], ['5'], ['[]'], ['{"failure":1}'], ['{"other":1}']])('are not read from %s', (text) => {
    expect(readAnswer(Buffer.from(text))).toBeUndefined()
  })
})

describe('bodies in parts', () => {
  const large = { text: '€'.repeat(MAX_PART_BYTES) }
  const body = writeJson(large)

  it('are assembled, also when several come at once', () => {
    const parts = split(body)
    expect(parts).toHaveLength(4)
    const assembler = createAssembler()
    const results = parts.flatMap(({ content, headers }) => ['one', 'two'].map((key) => assembler.add(key, content, headers)))
    expect(results.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 'waiting'))
    for (const result of results.slice(6)) expect(result instanceof Buffer && readJson(result)).toEqual(large)
  })

  it('are one part if they are small', () => {
    const [only, ...others] = split(writeJson('small'))
    expect(others).toEqual([])
    expect(createAssembler().add('one', only?.content ?? Buffer.alloc(0), undefined)).toEqual(writeJson('small'))
  })

  it('start over with a first part, because a message may come twice', () => {
    const assembler = createAssembler()
    const [first, ...others] = split(body)
    const answers = [first, first, ...others].map((part) => assembler.add('one', part?.content ?? Buffer.alloc(0), part?.headers))
    expect(answers.slice(0, 4)).toEqual(['waiting', 'waiting', 'waiting', 'waiting'])
    expect(answers[4]).toEqual(body)
  })

  it.each<[string, unknown]>([
    ['a later part without the first', { part: 1, parts: 3 }],
    ['a part beyond the last', { part: 3, parts: 3 }],
  ])('are refused: %s', (_, headers) => {
    expect(createAssembler().add('one', Buffer.from('x'), headers)).toBe('refused')
  })

  it('are refused when a part is missing, and when they say more parts than there may be', () => {
    const assembler = createAssembler()
    expect(assembler.add('one', Buffer.from('x'), { part: 0, parts: 3 })).toBe('waiting')
    expect(assembler.add('one', Buffer.from('x'), { part: 2, parts: 3 })).toBe('refused')
    // With malformed headers it counts as a message of one part.
    expect(assembler.add('one', Buffer.from('x'), { part: 0, parts: 1_000_000 })).toEqual(Buffer.from('x'))
    expect(assembler.add('one', Buffer.alloc(MAX_PART_BYTES + 1), undefined)).toBe('refused')
  })

  it('are given up, the oldest first, when too many are incomplete', () => {
    const assembler = createAssembler()
    for (let key = 0; key <= 16; key += 1) expect(assembler.add(String(key), Buffer.from('x'), { part: 0, parts: 2 })).toBe('waiting')
    expect(assembler.add('0', Buffer.from('y'), { part: 1, parts: 2 })).toBe('refused')
    expect(assembler.add('16', Buffer.from('y'), { part: 1, parts: 2 })).toEqual(Buffer.from('xy'))
  })
})

describe('a request or an answer', () => {
  it.each<[string, number[]]>([
    ['Latin-1', [0x22, 0xe9, 0x22]],
    ['a character cut off', [0x22, 0xe2, 0x82, 0x22]],
  ])('that is not UTF-8 is refused: %s', (_what, bytes) => {
    expect(() => readJson(Buffer.from(bytes))).toThrow('not UTF-8')
  })
})

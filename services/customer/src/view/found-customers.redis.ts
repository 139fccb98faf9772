import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { PageWanted } from '@souk/http'
import { entryOf } from './redis-view.ts'
import { END, type FoundPlace, type Wanted } from './words.ts'

/** Most entries that one script looks at: it takes some 10 ms, in which nobody else is served. */
const ENTRIES_PER_SCRIPT = 5_000

/**
 * Reads an index of terms, and answers the entries of rows that have everything wanted. A row that matches by several terms is there once, for the first of its terms.
 * KEYS: the index; the terms of each row. ARGV: where to begin and to end, 'REV' or '', most entries to answer and to look at, what the entries match, what else is wanted.
 * Answers the last entry looked at ('': there are no more), and the entries found.
 */
const FIND = `
local limit, budget, main = tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6]
local place, answer = ARGV[1], { '' }
while true do
  local entries
  if ARGV[3] == 'REV' then entries = redis.call('ZRANGE', KEYS[1], place, ARGV[2], 'BYLEX', 'REV', 'LIMIT', 0, 200)
  else entries = redis.call('ZRANGE', KEYS[1], place, ARGV[2], 'BYLEX', 'LIMIT', 0, 200) end
  for _, entry in ipairs(entries) do
    local at = string.find(entry, '\\0', 1, true)
    local term, terms = string.sub(entry, 1, at - 1), redis.call('HGET', KEYS[2], string.sub(entry, at + 1)) or ''
    local first = string.find(terms, main, 1, true)
    local matches = first and string.sub(terms, first + 1, first + #term + 1) == term .. '\\n'
    for number = 7, #ARGV do matches = matches and string.find(terms, ARGV[number], 1, true) end
    if matches then
      answer[#answer + 1] = entry
      if #answer > limit then
        answer[1] = entry
        return answer
      end
    end
  end
  budget = budget - 200
  if #entries < 200 then return answer end
  if budget <= 0 then
    answer[1] = entries[#entries]
    return answer
  end
  place = '(' .. entries[#entries]
end
`

const answers = z.array(z.string())

/** What stands in the terms of a row that has what is wanted. */
const needleOf = ({ term, isWhole }: Wanted): string => (isWhole ? `\n${term}\n` : `\n${term}`)

/** The ends of the entries that match. */
const endsOf = ({ term, isWhole }: Wanted): [first: string, last: string] =>
  isWhole ? [`[${entryOf(term, '')}`, `(${entryOf(term, END)}`] : [`[${term}`, `(${term}${END}`]

interface IndexParts {
  readonly redis: Pick<Redis, 'eval' | 'zlexcount'>
  readonly keys: { readonly terms: string; readonly termsOf: string }
  query<Result>(task: () => Promise<Result>): Promise<Result>
}

/** Finds customers in the index of terms. */
export const createFinder = ({ redis, keys, query }: IndexParts) => {
  const find = async (wanted: readonly Wanted[], main: number, from: string, to: string, order: 'REV' | '', limit: number) => {
    const chosen = wanted[main]
    if (chosen === undefined) return []
    const needles = [chosen, ...wanted.toSpliced(main, 1)].map(needleOf)
    const found: FoundPlace[] = []
    for (let place = from; ;) {
      const values = [place, to, order, limit - found.length, ENTRIES_PER_SCRIPT, ...needles]
      const [last = '', ...entries] = answers.parse(await query(() => redis.eval(FIND, 2, keys.terms, keys.termsOf, ...values)))
      for (const entry of entries) {
        const [term = '', id = ''] = entry.split('\u0000')
        found.push([main, term, id])
      }
      if (last === '' || found.length >= limit) return found
      place = `(${last}`
    }
  }

  /** The number of the wanted term that the fewest entries match. */
  const rarest = async (wanted: readonly Wanted[]): Promise<number> => {
    const counts = await Promise.all(wanted.map(async (one) => query(() => redis.zlexcount(keys.terms, ...endsOf(one)))))
    return counts.indexOf(Math.min(...counts))
  }

  return {
    /** The places of customers who match, in the order of the index. */
    places: async (wanted: readonly Wanted[], { after, before, limit }: PageWanted<FoundPlace>): Promise<readonly FoundPlace[]> => {
      const place = after ?? before
      const main = place?.[0] ?? (await rarest(wanted))
      const chosen = wanted[main]
      if (chosen === undefined) return []
      const [first, last] = endsOf(chosen)
      const entry = place && `(${entryOf(place[1], place[2])}`
      if (before === undefined) return find(wanted, main, entry ?? first, last, '', limit)
      return (await find(wanted, main, entry ?? last, first, 'REV', limit)).reverse()
    },
    count: async (wanted: readonly Wanted[], atMost: number): Promise<number> => {
      const main = await rarest(wanted)
      const chosen = wanted[main]
      return chosen === undefined ? 0 : (await find(wanted, main, ...endsOf(chosen), '', atMost)).length
    },
  }
}

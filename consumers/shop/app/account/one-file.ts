/** A page of a list, as the API gives it. */
interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

/** All pages of a list from the first one on, each read when the one before has been used. */
export async function* pagesFrom<Item>(first: Page<Item>, read: (cursor: string) => Promise<Page<Item>>): AsyncGenerator<readonly Item[]> {
  for (let page = first; ; page = await read(page.nextCursor)) {
    yield page.items
    if (page.nextCursor === null) return
  }
}

const isPages = (value: unknown): value is AsyncIterable<readonly unknown[]> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/** An object as JSON, in parts: what comes in pages becomes one array, and is never in memory as a whole. */
export async function* oneFile(values: Readonly<Record<string, unknown>>): AsyncGenerator<string> {
  let before = '{\n'
  for (const [name, value] of Object.entries(values)) {
    yield `${before}${JSON.stringify(name)}: `
    before = ',\n'
    if (!isPages(value)) {
      yield JSON.stringify(value)
      continue
    }
    let separator = '['
    for await (const items of value)
      for (const item of items) {
        yield `${separator}\n${JSON.stringify(item)}`
        separator = ','
      }
    yield separator === '[' ? '[]' : '\n]'
  }
  yield '\n}\n'
}

/** Texts as the body of an answer. The next one is made when the one before has been sent. */
export const streamOf = (texts: AsyncGenerator<string>): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await texts.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await texts.return(undefined)
    },
  })
}

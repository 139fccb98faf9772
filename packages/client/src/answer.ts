interface Answered {
  readonly response?: Response | undefined
}

/** The position in the log of what a write has done; 0 if the answer names none. */
export const positionOf = ({ response }: Answered): number => Number(response?.headers.get('souk-position') ?? 0)

/** Whether it is the answer to an earlier request with the same Idempotency-Key. */
export const isReplayed = ({ response }: Answered): boolean => response?.headers.get('idempotent-replayed') === 'true'

interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

/** Reads a list to its end: `await everyItem((query) => valueOf(shop.listOrders({ query })))`. */
export const everyItem = async <Item>(read: (query: { limit: number; cursor?: string }) => Promise<Page<Item>>): Promise<Item[]> => {
  const found: Item[] = []
  for (let cursor: string | undefined; ;) {
    const { items, nextCursor } = await read({ limit: 100, ...(cursor !== undefined && { cursor }) })
    found.push(...items)
    if (nextCursor === null) return found
    cursor = nextCursor
  }
}

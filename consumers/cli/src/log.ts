import {
  valueOf,
  type Commit,
  type GetStoryResponse,
  type ListCommitsData,
  type ListCommitsResponse,
  type ListInstancesResponse,
  type SoukApi,
} from '@souk/client'

/** What commits a search asks for. All of it must hold. */
export type CommitFilter = Pick<
  NonNullable<ListCommitsData['query']>,
  'category' | 'type' | 'stream' | 'correlationId' | 'actor' | 'from' | 'until'
>

const SEARCH_PAGE = 500

/** Yields the last commits that match, newest first, `limit` at most. @throws RequestRefused */
export async function* searchLog(shop: SoukApi, filter: CommitFilter, limit: number): AsyncGenerator<Commit> {
  let cursor: string | null = null
  for (let left = limit; left > 0;) {
    const query: ListCommitsData['query'] = {
      ...filter,
      sort: 'newest',
      limit: Math.min(SEARCH_PAGE, left),
      ...(cursor !== null && { cursor }),
    }
    // The page is short if the commits are large, also before the end of the list.
    const { commits, nextCursor }: ListCommitsResponse = await valueOf(shop.listCommits({ query }))
    yield* commits
    if (nextCursor === null) return
    cursor = nextCursor
    left -= commits.length
  }
}

/** @throws RequestRefused */
export const readStory = (shop: SoukApi, orderId: string): Promise<GetStoryResponse> =>
  valueOf(shop.getStory({ path: { storyId: orderId } }))

/** A line for each event: time, service, event, its causes, milliseconds since the last of them. */
export const describeStory = ({ events }: GetStoryResponse): string =>
  events
    .map(({ at, service, type, causes, sinceCause }) =>
      [at, service ?? '–', type, causes.map((cause) => cause.type).join(', ') || '–', sinceCause ?? '–'].join('\t'),
    )
    .join('\n')

type Instance = ListInstancesResponse['instances'][number]

/** @throws RequestRefused */
export const listInstances = async (shop: SoukApi): Promise<readonly Instance[]> => (await valueOf(shop.listInstances())).instances

/** A line for each instance: service, instance, version, since when, database, whether it is ready, position, lag, parked events, when last seen. */
export const describeInstances = (instances: readonly Instance[]): string =>
  instances
    .map(({ name, instance, version, since, database, ready, position, lag, parked, lastSeenAt }) =>
      [
        name,
        instance,
        version,
        since,
        database,
        ready ? 'ready' : 'not ready',
        `position ${position}`,
        `lag ${lag ?? 'unknown'}`,
        `parked ${parked.projection + parked.reactions}`,
        lastSeenAt,
      ].join('\t'),
    )
    .join('\n')

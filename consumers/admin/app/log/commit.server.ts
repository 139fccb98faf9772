import { data } from 'react-router'
import type { Commit } from '@souk/client'
import { answerOf, orInstead, orNull, visitOf, type Context } from '@souk/site/pages/server'
import { namesOf } from '../changes/actors.server.ts'
import { linksOf } from './links.ts'
import { thingsOf } from './things.ts'

type Params = Readonly<Record<string, string | undefined>>

/** Most commits of a request that are searched for causes and effects. */
const FAMILY = 100

/** The position that an address names. @throws what leads to the page for what is not there: it is none */
const positionOf = ({ position = '' }: Params): number => {
  if (!/^[1-9]\d{0,14}$/.test(position)) throw data(null, 404)
  return Number(position)
}

/** The story of an order. Null: nobody can tell it. */
const storyOf = async (context: Context, orderId: string | undefined) => {
  if (orderId === undefined) return null
  const { data: story } = await orInstead(context, visitOf(context).shop.getStory({ path: { storyId: orderId } }))
  return story ?? null
}

const place = ({ position, previousHash, hash }: Commit) => ({ position, previousHash, hash })

/** A commit, what led to it and what it has led to, and its neighbours in the log. */
export const loadCommit = async (context: Context, params: Params) => {
  const { shop } = visitOf(context)
  const position = positionOf(params)
  const commit = await answerOf(context, shop.getCommit({ path: { position } }))
  const things = thingsOf(commit.appends.map(({ stream }) => stream))
  const orderId = things.find(({ kind }) => kind === 'order')?.id
  const [around, family, story, names] = await Promise.all([
    answerOf(context, shop.listCommits({ query: { after: Math.max(0, position - 2), before: position + 2 } })),
    orNull(context, shop.listCommits({ query: { correlationId: commit.correlationId, limit: FAMILY } })),
    storyOf(context, orderId),
    namesOf(context, [commit]),
  ])
  return {
    commit,
    things,
    orderId,
    by: { ...commit.actor, name: names[commit.actor.id] },
    ...linksOf(commit, { family: family && family.commits, story }),
    /** Null: nobody can say. */
    ofRequest: family && family.total,
    before: around.commits.filter((one) => one.position === position - 1).map(place)[0],
    after: around.commits.filter((one) => one.position === position + 1).map(place)[0],
  }
}

export type CommitData = Awaited<ReturnType<typeof loadCommit>>

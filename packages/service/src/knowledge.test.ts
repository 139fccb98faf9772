import { GENESIS, type Checkpoint, type Commit } from '@souk/contracts'
import { describe, expect, it } from 'vitest'
import { createKnowledge } from './knowledge.ts'
import { commitsOf, testId } from './testing.ts'

/** Where one of two logs, which are the same up to a position, has a commit. */
const at = (position: number, letter = 'a'): Checkpoint => ({ position, hash: letter.repeat(60) + String(position).padStart(4, '0') })

/** Commits of such a log, as far as knowledge looks at them. */
const commits = (from: number, to: number, letter = 'a', before = at(from - 1, letter)): Commit[] => {
  const [sample] = commitsOf([[{ type: 'OrderApproved', data: { orderId: testId(1), approvedAt: '2026-03-14T15:09:26.535Z' } }]])
  if (sample === undefined) throw new Error('no sample')
  const all: Commit[] = []
  let previousHash = before.position === 0 ? GENESIS.hash : before.hash
  for (let position = from; position <= to; position += 1) {
    const { hash } = at(position, letter)
    all.push({ ...sample, position, previousHash, hash })
    previousHash = hash
  }
  return all
}

describe('what is known of the log', () => {
  it('is nothing at first', () => {
    expect(createKnowledge().known()).toEqual([])
  })

  it('is the last commit of each loop, and the last that a run of the event store has spoken of', () => {
    const knowledge = createKnowledge()
    expect(knowledge.follow('view', commits(1, 3))).toBe(true)
    expect(knowledge.follow('view', commits(4, 5))).toBe(true)
    expect(knowledge.follow('reactions', commits(1, 4))).toBe(true)
    knowledge.learn('one', at(9))
    knowledge.learn('one', at(7))
    expect(knowledge.known()).toEqual([at(5), at(4), at(9)])
    expect(knowledge.isAhead).toBe(true)
  })

  it('names a commit once, however it was heard of', () => {
    const knowledge = createKnowledge()
    knowledge.follow('view', commits(1, 3))
    knowledge.follow('reactions', commits(1, 3))
    knowledge.learn('one', at(3))
    expect(knowledge.known()).toEqual([at(3)])
    expect(knowledge.isAhead).toBe(false)
  })

  it('names no longer beside a loop what the loop has come by', () => {
    const knowledge = createKnowledge()
    knowledge.learn('one', at(2))
    expect(knowledge.follow('view', commits(1, 3))).toBe(true)
    expect(knowledge.known()).toEqual([at(3)])
  })

  it('is contradicted by a loop that finds another commit where one is known', () => {
    const knowledge = createKnowledge()
    knowledge.learn('one', at(2))
    expect(knowledge.follow('view', commits(1, 3, 'b'))).toBe(false)
    expect(knowledge.known()).toEqual([at(3, 'b'), at(2)])
  })

  it('keeps what was known by a loop that goes elsewhere: one that is rewound, or is given other commits than before', () => {
    const knowledge = createKnowledge()
    knowledge.follow('view', commits(1, 3))
    knowledge.goTo('view', at(1))
    expect(knowledge.known()).toEqual([at(1), at(3)])
    // It handles the same again, and is past where it was.
    knowledge.follow('view', commits(2, 4))
    expect(knowledge.known()).toEqual([at(4)])
    // These were about to be handled, and may have been; then the log turned out to go on otherwise.
    knowledge.follow('view', commits(5, 6))
    knowledge.follow('view', commits(5, 5, 'b', at(4)))
    expect(knowledge.known()).toEqual([at(5, 'b'), at(6)])
  })

  it('is as it was when the same commits are handled again, more or fewer of them', () => {
    const knowledge = createKnowledge()
    knowledge.follow('view', commits(1, 3))
    knowledge.follow('view', commits(1, 4))
    knowledge.follow('view', commits(4, 4))
    expect(knowledge.known()).toEqual([at(4)])
  })

  it('is of one log where the log holds all of it: then the last says all', () => {
    const knowledge = createKnowledge()
    knowledge.follow('view', commits(1, 3))
    knowledge.learn('one', at(5))
    knowledge.learn('two', at(6))
    knowledge.also('view', at(4))
    const sent = knowledge.known()
    expect(sent).toEqual([at(3), at(4), at(5), at(6)])
    knowledge.learn('two', at(8))
    knowledge.proven(sent, 'three', at(7))
    // What was heard since has not been proven.
    expect(knowledge.known()).toEqual([at(3), at(4), at(8), at(7)])
    knowledge.proven(knowledge.known(), 'three')
    expect(knowledge.known()).toEqual([at(3), at(4), at(8)])
    knowledge.follow('view', commits(4, 8))
    expect(knowledge.isAhead).toBe(false)
  })

  it('ends with its era but for where the loops stand, and whoever has to know is told', () => {
    const knowledge = createKnowledge()
    let told = 0
    knowledge.onEnd(() => {
      told += 1
    })
    knowledge.follow('view', commits(1, 3))
    knowledge.goTo('view', at(1))
    knowledge.learn('one', at(5))
    const { era } = knowledge
    knowledge.endEra()
    expect([told, knowledge.era === era]).toEqual([1, false])
    expect(knowledge.known()).toEqual([at(1)])
    knowledge.begin('view', GENESIS)
    expect(knowledge.known()).toEqual([])
  })

  it('is refuted once: not by what belongs to an era that has ended, and not while that is being looked into', () => {
    let inDoubt = false
    let refuted = 0
    const knowledge = createKnowledge({ isInDoubt: () => inDoubt, refuted: () => (refuted += 1) })
    const { era } = knowledge
    knowledge.endEra()
    knowledge.refuted(era)
    expect(refuted).toBe(0)
    knowledge.refuted(knowledge.era)
    expect(refuted).toBe(1)
    inDoubt = true
    knowledge.refuted(knowledge.era)
    expect(refuted).toBe(1)
  })
})

import { GENESIS, type Checkpoint, type Commit } from '@souk/contracts'
import { isSame } from './checkpoint-keeper.ts'

/** The loops by which a service hears of commits, each continuing the one before. */
export type Way = 'view' | 'reactions'

/**
 * What a service knows of the log, so that it can be held against the log that there is: whatever is decided follows from commits
 * that one of the loops has handled, or that an answer of the event store rests upon. Each loop follows one chain, and one run of the event store
 * speaks of one log: so the last commit of each says all. Every append names them; a log that lacks one of them refuses it.
 *
 * When the log turns out to be another one, an era ends: what was read or decided in it is void, wherever it is.
 */
export interface Knowledge {
  readonly era: number
  /** The loops have not found out yet where they stand in the log: nothing may be decided. */
  readonly inDoubt: boolean
  /** Whether something is known that no loop has come by yet. */
  readonly isAhead: boolean
  /** All that an append has to name. */
  known(): readonly Checkpoint[]
  /** A loop is about to handle these: consecutive ones. @returns false if they contradict what is known */
  follow(way: Way, commits: readonly Commit[]): boolean
  /** A loop goes on from there, wherever it was. */
  goTo(way: Way, checkpoint: Checkpoint): void
  /** A loop begins there, and nothing that came by it before is left. */
  begin(way: Way, checkpoint: Checkpoint): void
  /** Something has been read that rests on this commit too, and came by that way. */
  also(way: Way, checkpoint: Checkpoint): void
  /** A run of the event store has answered something that rests on this commit. */
  learn(run: string, checkpoint: Checkpoint): void
  /** The log holds all of this; `by`: and this commit came after them. */
  proven(sent: readonly Checkpoint[], run: string, by?: Checkpoint): void
  /** The log does not hold what is known, as of that era. */
  refuted(era: number): void
  /** Ends the era. */
  endEra(): void
  /** To be called whenever an era ends. */
  onEnd(task: () => void): void
}

interface Heard {
  last: Checkpoint
  /** Heard of in this era before the loop went elsewhere, or from somebody else who writes the view. */
  others: readonly Checkpoint[]
}

export interface KnowledgeOptions {
  /** Whether a loop has yet to find out where it stands in the log. */
  readonly isInDoubt?: () => boolean
  /** The log is not the one that is known: the loops have to find out where they stand. */
  readonly refuted?: () => void
}

const contains = (all: readonly Checkpoint[], one: Checkpoint): boolean => all.some((other) => isSame(one, other))

const latest = (all: readonly Checkpoint[]): Checkpoint | undefined =>
  all.reduce<Checkpoint | undefined>((last, one) => (last === undefined || one.position > last.position ? one : last), undefined)

export const createKnowledge = ({ isInDoubt = () => false, refuted = () => undefined }: KnowledgeOptions = {}): Knowledge => {
  const ways: Readonly<Record<Way, Heard>> = { view: { last: GENESIS, others: [] }, reactions: { last: GENESIS, others: [] } }
  const all = Object.values(ways)
  const runs = new Map<string, Checkpoint>()
  const enders: (() => void)[] = []
  let era = 1

  const keep = (heard: Heard, checkpoint: Checkpoint): void => {
    if (checkpoint.position > 0 && !isSame(checkpoint, heard.last) && !contains(heard.others, checkpoint))
      heard.others = [...heard.others, checkpoint]
  }

  return {
    get era() {
      return era
    },
    get inDoubt() {
      return isInDoubt()
    },
    get isAhead() {
      return runs.size > 0 || all.some(({ others }) => others.length > 0)
    },
    known: () => {
      const known: Checkpoint[] = []
      const add = (checkpoint: Checkpoint): void => {
        if (checkpoint.position > 0 && !contains(known, checkpoint)) known.push(checkpoint)
      }
      for (const { last, others } of all) {
        add(last)
        others.forEach(add)
      }
      runs.forEach(add)
      return known
    },
    follow: (way, commits) => {
      const [first, last] = [commits[0], commits.at(-1)]
      if (first === undefined || last === undefined) return true
      const hashAt = (position: number): string | undefined => commits[position - first.position]?.hash
      const heard = ways[way]
      const before = heard.last
      heard.last = { position: last.position, hash: last.hash }
      const continues = first.previousHash === before.hash || hashAt(before.position) === before.hash
      if (!continues) keep(heard, before)
      // What the loop comes by now need not be named beside it any longer.
      let fits = true
      const isOpen = ({ position, hash }: Checkpoint): boolean => {
        const passed = hashAt(position)
        if (passed !== undefined && passed !== hash) fits = false
        return passed !== hash
      }
      for (const [run, checkpoint] of runs) if (!isOpen(checkpoint)) runs.delete(run)
      if (heard.others.length > 0) heard.others = heard.others.filter(isOpen)
      return fits
    },
    goTo: (way, checkpoint) => {
      const heard = ways[way]
      const before = heard.last
      heard.last = checkpoint
      keep(heard, before)
    },
    begin: (way, checkpoint) => {
      ways[way].last = checkpoint
      ways[way].others = []
    },
    also: (way, checkpoint) => keep(ways[way], checkpoint),
    learn: (run, { position, hash }) => {
      if (position > (runs.get(run)?.position ?? 0) && !all.some(({ last }) => last.hash === hash)) runs.set(run, { position, hash })
    },
    proven: (sent, run, by) => {
      const newest = by ?? latest(sent)
      if (newest === undefined) return
      for (const [other, checkpoint] of runs) if (contains(sent, checkpoint)) runs.delete(other)
      for (const heard of all) {
        if (heard.others.length === 0) continue
        // Of what is on one chain the last says all.
        const top = latest([heard.last, ...heard.others].filter((one) => contains(sent, one)))
        heard.others = heard.others.filter((one) => one === top || !contains(sent, one))
      }
      const isNamed = all.some(({ last, others }) => isSame(last, newest) || contains(others, newest))
      if (!isNamed && newest.position > (runs.get(run)?.position ?? 0)) runs.set(run, { position: newest.position, hash: newest.hash })
    },
    refuted: (of) => {
      if (of === era && !isInDoubt()) refuted()
    },
    endEra: () => {
      era += 1
      runs.clear()
      for (const heard of all) heard.others = []
      for (const task of enders) task()
    },
    onEnd: (task) => void enders.push(task),
  }
}

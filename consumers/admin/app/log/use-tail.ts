import { useEffect, useState } from 'react'
import { listen, useLoadAnew } from '@souk/site/pages'
import { countNewer, withNew, type CommitRow } from './rows.ts'

interface Tail {
  /** The newest first. */
  readonly rows: readonly CommitRow[]
  /** What has a greater position has come with the last batch. */
  readonly known: number
}

/**
 * The rows of a list, and above them what is written while the page is open. The list is loaded anew only if too much has happened.
 * @param address  of a stream of batches of rows. Undefined: nothing comes into the list
 */
export const useTail = (address: string | undefined, loaded: readonly CommitRow[]): Tail => {
  const loadAnew = useLoadAnew()
  const [tail, setTail] = useState<Tail>({ rows: loaded, known: Infinity })
  useEffect(() => {
    if (address === undefined) return
    return listen(address, (kind, data) => {
      if (kind === 'reload' || kind === 'refused') loadAnew()
      if (kind !== 'change') return
      // The server of this page has written it.
      const batch = JSON.parse(data) as readonly CommitRow[]
      setTail(({ rows }) => ({ rows: withNew(rows, batch), known: rows[0]?.position ?? 0 }))
    })
  }, [address, loadAnew])
  return tail
}

/** Holds a list still while somebody points at it, has the focus in it or has asked for it. */
export const useHold = (tail: Tail) => {
  const [held, setHeld] = useState<Tail>()
  const [isAsked, setIsAsked] = useState(false)
  const hold = (): void => setHeld((before) => before ?? tail)
  const release = (): void => setHeld(undefined)
  const shown = held ?? tail
  return {
    shown,
    isAsked,
    /** So many rows are waiting. */
    waiting: countNewer(tail.rows, shown.rows),
    ask: (): void => {
      setIsAsked(!isAsked)
      if (isAsked) release()
      else hold()
    },
    /** For the element around the list. */
    around: isAsked ? {} : { onPointerEnter: hold, onPointerLeave: release, onFocus: hold, onBlur: release },
  }
}

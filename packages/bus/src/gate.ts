/** Counts running tasks. */
export interface Gate {
  enter(): void
  leave(): void
  /** Resolves when no task is running. */
  empty(): Promise<void>
}

export const createGate = (): Gate => {
  let inside = 0
  const waiting: (() => void)[] = []
  return {
    enter: () => {
      inside += 1
    },
    leave: () => {
      inside -= 1
      if (inside > 0) return
      for (const resolve of waiting.splice(0)) resolve()
    },
    empty: () => (inside === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  }
}

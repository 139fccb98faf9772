/** Does a task when it is first asked for, and keeps its result for all who ask. A failure is not kept. */
export const once = <Result>(task: () => Promise<Result>): (() => Promise<Result>) => {
  let doing: Promise<Result> | undefined
  const forget = (error: unknown): never => {
    doing = undefined
    throw error
  }
  return () => (doing ??= task().catch(forget))
}

/** Every way in which a process changes something that outlives it. A process can crash before and after each. */
export const effects = [
  'log.insert',
  'consumers.saveProgress',
  'consumers.park',
  'consumers.unpark',
  'keys.create',
  'keys.delete',
  'bus.publish',
  'bus.append',
  'store.save',
  'store.clear',
] as const
export type Effect = (typeof effects)[number]

export type Side = 'before' | 'after'
export type CrashPoint = `${Side} ${Effect}`

export const crashPoints: readonly CrashPoint[] = effects.flatMap((effect) => [`before ${effect}` as const, `after ${effect}` as const])

/** Every fault that the simulation puts in, apart from crashes at an effect. */
export const faultKinds = [
  'request lost',
  'request doubled',
  'request late',
  'answer lost',
  'answer doubled',
  'answer late',
  'publication lost',
  'publication doubled',
  'publication late',
  'log unavailable',
  'log insert: answer lost',
  'log insert: took effect late',
  'log insert: never arrived',
  'log insert: under way when the writer died',
  'state unavailable',
  'state: answer lost',
  'store unavailable',
  'store save: answer lost',
  'store save: under way when the service died',
  'partition of a service',
  'service killed',
  'event store killed',
  'everything killed',
  'second event store',
  'second instance of a service',
  'storefront starts with an empty store',
  'storefront starts with an older store',
  'instance replaced',
  'clock jumps past the deadline',
  'service down past the deadline',
  'log restored from an older copy',
  'log restored under running services',
  'reaction fails for good',
  'view row refused for good',
  'rebuild of a view',
  'client retries what was answered',
  'client sends twice at once',
] as const
export type FaultKind = (typeof faultKinds)[number]

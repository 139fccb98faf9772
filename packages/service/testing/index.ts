export * from './commits.ts'
export * from './given.ts'
export * from './projected.ts'

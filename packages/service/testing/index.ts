export * from './commits.ts'
export * from './given.ts'
export * from './projected.ts'
export * from './tokens.ts'

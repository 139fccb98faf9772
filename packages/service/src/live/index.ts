export { createConnections, type StreamLimits } from './connections.ts'
export { createFeed, type Feed } from './feed.ts'
export { numbered, type LiveMessage, type NumberedMessage } from './message.ts'
export { createStreams, type Past, type Stream } from './streams.ts'

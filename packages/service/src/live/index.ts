export { createFeed, type Feed } from './feed.ts'
export { numbered, type LiveMessage, type NumberedMessage } from './message.ts'
export { createStreams, type Past, type Stream, type StreamLimits } from './streams.ts'

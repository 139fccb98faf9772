import { defineOperations, followed, lastEventId } from '@souk/http'

export const operations = defineOperations({
  getHead: {
    summary: 'Show the end of the log',
    description: 'Position and hash of the last commit. An empty log ends at position 0.',
  },
  listCommits: {
    summary: 'Read the log',
    description: 'Commits after a position, the oldest first. A page ends early if it would be large: go on after its last commit.',
  },
  streamCommits: {
    summary: 'Follow the log',
    description: `A stream of events: every commit, when it is written. ${followed}`,
    requestHeaders: lastEventId,
  },
  getCommit: {
    summary: 'Show a commit',
    description: 'All events that were written together, with who caused them and why.',
  },
  getStream: {
    summary: 'Show the events of a stream',
    description: 'The events of one thing, such as `order-<orderId>`, the oldest first.',
  },
  getOrderStory: {
    summary: 'Show the story of an order across the services',
    description: 'All commits with an event of the order, its reservation, its payment or its invoice, the oldest first.',
  },
  getStory: {
    summary: 'Tell the story of an order',
    description:
      'Every event of the order in all services, in the order of the log: the service, how far the order is with it, all its causes, and how long after them it came. With `asOf` the story ends there; 404 before the order was placed.',
    answerHeaders: ['souk-as-of'],
  },
  beginVerification: {
    summary: 'Begin to verify the whole log',
    description:
      'It runs in the background. `Location` leads to its result. If a verification is running, that one is answered and no other begins.',
    answerHeaders: ['location'],
  },
  getVerification: {
    summary: 'Show the verification that runs, or the last one',
    description: 'Until its state is `done`, the result is null.',
    problems: ['not-found'],
  },
  addVerification: {
    summary: 'Begin to verify the whole log',
    description:
      'Positions, hashes and versions of all commits are checked in the background. `Location` leads to the verification. If one is running, that one is answered and no other begins.',
    answerHeaders: ['location'],
  },
  listVerifications: {
    summary: 'List the verifications',
    description: 'Those since the start of the event store, 20 at most. The last one comes first.',
  },
  getVerificationById: {
    summary: 'Show a verification',
    description: 'How far it is, and its result. Until its state is `done`, the result is null.',
  },
})

import { defineOperations, followed, lastEventId, stateFollowed } from '@souk/http'

export const operations = defineOperations({
  getHead: {
    summary: 'Show the end of the log',
    description: 'Position and hash of the last commit. An empty log ends at position 0.',
  },
  listCommits: {
    summary: 'Read the log, or search it',
    description:
      'All filters must apply to a commit. The oldest comes first, or the newest with `sort=newest`. A page ends early if it would be large: go on with its `nextCursor`, or after its last commit. A time lies in the order of the log: a commit is never earlier than one before it, even if the clock was set back.',
    problems: ['catching-up'],
  },
  exportCommits: {
    summary: 'Export commits as CSV',
    description:
      'Those that match every filter, one line for each, in the order of the list, up to the end of the log at the time of the request. Each names its events and streams; what they say is in the log only.',
    problems: ['catching-up'],
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
  listStreams: {
    summary: 'List the streams',
    description: 'In the order of their names. Most ids begin with a time, so in a category the oldest stream comes first.',
    problems: ['catching-up'],
  },
  exportStreams: {
    summary: 'Export the streams as CSV',
    description: 'Those that match every filter, in the order of the list.',
    problems: ['catching-up'],
  },
  getActivity: {
    summary: 'Count the commits and events of each minute, hour or day',
    description:
      'For at most 1,000 periods. Periods without commits are left out. The default is the last 24 hours, or as many minutes or days.',
    problems: ['catching-up'],
  },
  getMeasures: {
    summary: 'Show the shop in figures, now or as it was',
    description:
      'Orders, invoices, revenue, units, credit and customers, counted from the events of the log up to a position. With `asOf` as it was then.',
    problems: ['catching-up'],
    answerHeaders: ['souk-as-of'],
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
      'Every event of the order in all services, in the order of the log: the service, how far the order is with it, all its causes, and how long after them it came. It is named by the order, or by the request that has begun it. With `asOf` the story ends there; 404 before the order was placed.',
    problems: ['catching-up'],
    answerHeaders: ['souk-as-of'],
  },
  listInstances: {
    summary: 'List the running instances',
    description:
      'The event store, and every instance of a service that has announced itself within 16 seconds: since when, on which database, how far its view is, what it has parked. An instance announces itself every five seconds.',
  },
  streamInstances: {
    summary: 'Follow the running instances',
    description: `A stream of events: the list of the instances, whenever one has come or gone, is ready or not any more, or has parked more or fewer events. It is not told again because of a position or a lag. ${stateFollowed}`,
  },
  listAllParked: {
    summary: 'List the parked events of all services',
    description:
      'With the data of each event, in the order of the log. What a view has parked comes with the announcements of its instances: a few seconds later, and 100 for each service at most.',
  },
  streamAllParked: {
    summary: 'Follow the parked events of all services',
    description: `A stream of events: the first page of the list of parked events, whenever one was parked or settled, or has another error. ${stateFollowed}`,
  },
  listSettledParked: {
    summary: 'List the parked events that managers have settled',
    description:
      'What was retried and what was discarded, when, by whom and why; the newest comes first, 1,000 at most. An event that was retried while its view was built again may have been parked again since.',
  },
  exportParked: {
    summary: 'Export the parked events of all services as CSV',
    description: 'One line for each, in the order of the list, without the data of the events.',
  },
  exportSettledParked: {
    summary: 'Export the parked events that managers have settled as CSV',
    description: 'One line for each, in the order of the list: what was done, when, by whom and why.',
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
  beginExperiment: {
    summary: 'Choose what goes wrong with the next order of one’s own',
    description:
      'Only where the setting `SOUK_FAILURE_LAB` allows it. The answer comes when the instances of the service have taken the fault, or after two seconds. It strikes the next order that the manager places for themselves, ends by itself, and is logged. Without an order it is lifted after ten minutes. Of several that wait, each strikes an order of its own, the oldest first. `unavailable` if no instance of the service takes faults.',
    answerHeaders: ['location', 'idempotent-replayed'],
  },
  listExperiments: {
    summary: 'List the experiments',
    description:
      'Those since the start of the event store, 20 at most. The last one comes first. `orderId` asks for the one of an order: then there is one at most.',
  },
  getExperiment: {
    summary: 'Show an experiment',
    description: 'Which instances have taken the fault, which order it struck, when, and when it ended.',
  },
  liftExperiment: {
    summary: 'Lift a fault that waits for an order',
    description: 'It is forgotten, and strikes nothing. `conflict` if its order has come: then it ends by itself.',
    problems: ['conflict'],
  },
})

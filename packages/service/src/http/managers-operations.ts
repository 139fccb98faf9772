import { defineOperations } from '@souk/http'

const named = 'With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.'

/** The operations of every service. In the documents the name of the service follows: `getStatusOfOrder`. */
export const managersOperations = defineOperations({
  getStatus: {
    summary: 'Show how the service stands',
    description: `Whether it is ready, and if not, why; how much of the log it has handled; what is parked. ${named}`,
    problems: ['not-found'],
  },
  listParked: {
    summary: 'List parked events',
    description: `Events that the service could not handle, and those that wait for them because they are of the same stream. ${named}`,
    problems: ['not-found'],
  },
  retryParked: {
    summary: 'Retry a parked event',
    description:
      'If it succeeds, the events that wait for it are retried as well. 202: the view is rebuilt first, and the event is handled on the way.',
    problems: ['conflict', 'outcome-unknown'],
  },
  discardParked: {
    summary: 'Discard a parked event',
    description:
      'The service goes on as if the event had not happened. The log keeps it. Who has given it up, and why, is in `GET /event-store/parked/settled`.',
    problems: ['outcome-unknown'],
  },
  listReads: {
    summary: 'Show when the service had handled commits',
    description: `An instance remembers it in memory, since its start, for at least the last 10,000 commits: when its view first showed each one, and when it had done what follows from it. Of instances that share a view, the one that writes it knows. ${named}`,
    problems: ['not-found'],
  },
  rebuildView: {
    summary: 'Empty the view and build it again from the log',
    description: `Reads are 503 \`catching-up\` until the view has reached the position of the answer. If a rebuild is running, that one is answered and no other begins. With \`fingerprints\` the answer comes when their reading begins, else when the view is empty. While fingerprints are taken, the view stands still. ${named}`,
    problems: ['not-found', 'outcome-unknown'],
  },
  listRebuilds: {
    summary: 'List the rebuilds of the view',
    description: `Those since the start of the instance, 20 at most: how far each one is, how fast it is, and the fingerprints of the rows before and after. The last one comes first. ${named}`,
    problems: ['not-found'],
  },
  getRebuild: {
    summary: 'Show a rebuild of the view',
    description: `How far it is, and what has come of it. Only the instance that does it knows. ${named}`,
  },
  getViewRows: {
    summary: 'Show the rows of a view',
    description: 'One collection, page by page, without personal data. The auditor compares it with a fresh replay of the log.',
  },
})

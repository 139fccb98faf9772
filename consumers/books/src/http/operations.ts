import { defineOperations } from '@souk/http'

export const operations = defineOperations({
  beginAudit: {
    summary: 'Begin to check the whole shop',
    description:
      'Every invariant is checked from the first commit of the log, and every view is compared with a replay. It runs in the background. `Location` leads to the result. If an audit is running, that one is answered and no other begins.',
    answerHeaders: ['location'],
  },
  listAudits: {
    summary: 'List the audits',
    description: 'The newest first. The last 1,000 are kept.',
  },
  exportAudits: {
    summary: 'Export the audits as CSV',
    description: 'All that are kept, the newest first.',
  },
  getAudit: {
    summary: 'Show an audit',
    description: 'How far it is; when it is done, all checks with their figures and their first faults.',
    problems: ['not-found'],
  },
})

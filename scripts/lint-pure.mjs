// A lint rule against reading the clock: it forbids `new Date()` and `Date()`, but not `new Date(value)`. oxlint has no such rule.
const message = 'Domain code is pure: the time is passed in.'

const isDate = (node) => node.type === 'Identifier' && node.name === 'Date'

const noClock = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    NewExpression: (node) => {
      if (isDate(node.callee) && node.arguments.length === 0) context.report({ node, message })
    },
    CallExpression: (node) => {
      if (isDate(node.callee)) context.report({ node, message })
    },
  }),
}

export default { meta: { name: 'souk' }, rules: { 'no-clock': noClock } }

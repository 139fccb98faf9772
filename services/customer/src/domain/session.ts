import { aggregate } from '@souk/service/aggregate'

/** The log only says that a session has ended. What else is known of it is in the session store. */
export type SessionState = { readonly status: 'open' | 'ended' }

export const session = aggregate<SessionState, 'session'>('session', { status: 'open' }, (_state, { type }) => {
  switch (type) {
    case 'SessionEnded':
      return { status: 'ended' }
    default: {
      const never: never = type
      return never
    }
  }
})

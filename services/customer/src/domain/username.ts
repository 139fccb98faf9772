import { aggregate } from '@souk/service/aggregate'

/** Who has a user name. */
export type UsernameState = { readonly status: 'free' } | { readonly status: 'claimed'; readonly customerId: string }

export const username = aggregate<UsernameState, 'username'>('username', { status: 'free' }, (_state, event) => {
  switch (event.type) {
    case 'UsernameClaimed':
      return { status: 'claimed', customerId: event.data.customerId }
    case 'UsernameReleased':
      return { status: 'free' }
    default: {
      const never: never = event
      return never
    }
  }
})

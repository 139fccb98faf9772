import type { MouseEvent } from 'react'
import { Link } from 'react-router'
import type { AnchorProps } from '@souk/ui'

/** Without a connection a link is followed as without a script: the service worker knows what to show. */
const followOffline = (event: MouseEvent<HTMLAnchorElement>): void => {
  if (navigator.onLine) return
  event.preventDefault()
  location.assign(event.currentTarget.href)
}

/** How the components of the design system make links. What a link will show is loaded when somebody is about to follow it. */
export const RouterLink = ({ href, ...rest }: AnchorProps) => <Link to={href} prefetch="intent" onClick={followOffline} {...rest} />

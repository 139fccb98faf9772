import { Link } from 'react-router'
import type { AnchorProps } from '@souk/ui'

/** How components make links. What a link will show is loaded when somebody is about to follow it. */
export const RouterLink = ({ href, ...rest }: AnchorProps) => <Link to={href} prefetch="intent" {...rest} />

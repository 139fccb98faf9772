import { data } from 'react-router'

/** Every address that has no page. */
export const loader = () => {
  throw data(null, 404)
}

export default function NotFound() {
  return null
}

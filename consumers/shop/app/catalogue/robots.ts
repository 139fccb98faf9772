import type { LoaderFunctionArgs } from 'react-router'
import { loadRobots } from './sitemap.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadRobots(context)

import type { LoaderFunctionArgs } from 'react-router'
import { storyEvents } from './story.server.ts'

export const loader = ({ context, request, params }: LoaderFunctionArgs) => storyEvents(context, request, params)

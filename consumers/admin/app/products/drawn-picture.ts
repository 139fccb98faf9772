import type { LoaderFunctionArgs } from 'react-router'
import { drawnPicture } from './picture-file.server.ts'

export const loader = ({ context, params }: LoaderFunctionArgs) => drawnPicture(context, params['file'])

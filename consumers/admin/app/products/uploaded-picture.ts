import type { LoaderFunctionArgs } from 'react-router'
import { uploadedPicture } from './picture-file.server.ts'

export const loader = ({ context, params }: LoaderFunctionArgs) => uploadedPicture(context, params['file'])

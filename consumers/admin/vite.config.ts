import { siteBuild } from '@souk/site/build'
import { parts } from './app/languages/parts.ts'

export default siteBuild({ parts })

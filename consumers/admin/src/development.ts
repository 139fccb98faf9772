// `npm run admin:dev`
import { developSite } from '@souk/site/development'
import { site } from './site.ts'

await developSite(site)

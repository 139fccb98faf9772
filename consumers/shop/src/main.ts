import { runSite } from '@souk/site/process'
import { site } from './site.ts'

await runSite(site)

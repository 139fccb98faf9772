import { siteBuild } from '@souk/site/build'

export default siteBuild()

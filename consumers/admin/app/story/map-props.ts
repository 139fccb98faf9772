import type { Station } from './map.ts'
import type { Story } from './story.server.ts'

/** What every picture of a story gets. */
export interface MapProps {
  readonly story: Story
  readonly stations: readonly Station[]
  /** The position of the commit that the panel tells. */
  readonly chosen: number | undefined
}

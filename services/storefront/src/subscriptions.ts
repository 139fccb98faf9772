import { defineView } from '@souk/service'
import { projectors, type StorefrontCollections } from './view/projectors.ts'

/** The events that change the view are those that `projectors` names. */
export const view = defineView<StorefrontCollections, never>(projectors)

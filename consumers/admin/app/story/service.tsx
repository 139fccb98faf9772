import { useLanguage } from '../languages/language.ts'
import type { Lane } from './map.ts'

/** A service: its name, and beside it a square of its colour. */
export const Service = ({ lane }: { readonly lane: Lane }) => {
  const { texts } = useLanguage()
  return <span className={`service service-of-${lane}`}>{texts.story.services[lane].name}</span>
}

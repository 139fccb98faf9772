import { titleOf } from '../lab/fault.ts'
import { useLanguage } from '../languages/language.ts'
import type { Texts } from '../languages/texts.ts'
import type { Strike } from './strike.ts'

/** Which fault it is, and how it stands. */
export const saysOf = ({ story: { fault: words }, lab }: Texts, { fault, effects, isOpen, secondsLeft }: Strike): string => {
  const state = (): string => {
    if (effects.length === 0) return isOpen ? words.notYet : words.never
    if (!isOpen) return words.over
    return secondsLeft === undefined ? words.isOpen : words.left(secondsLeft)
  }
  return `${titleOf(lab, fault)}. ${state()}`
}

/** What the maps say of a fault: what it is, and from when to when. */
export const useFaultWords = ({ fault, span, isOpen }: Strike) => {
  const { texts, formats } = useLanguage()
  const { fault: words, after } = texts.story
  const time = (milliseconds: number): string => after(formats.milliseconds(milliseconds))
  const when = (): string => {
    if (span === undefined) return ''
    const from = time(span.from)
    if (span.found !== undefined) return words.foundAfter(from, time(span.found))
    return isOpen ? words.since(from) : words.span(from, time(span.until))
  }
  return { title: words.marks[fault.kind], when: when() }
}

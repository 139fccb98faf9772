import { titleOf } from '../lab/fault.ts'
import { useLanguage } from '../languages/language.ts'
import type { Texts } from '../languages/texts.ts'
import type { Station } from './map.ts'
import { wholeSeconds, type Strike } from './strike.ts'

/** Which fault it is, and how it stands. */
export const saysOf = ({ story: { fault: words }, lab }: Texts, { fault, effects, isOpen, millisecondsLeft }: Strike): string => {
  const state = (): string => {
    if (effects.length === 0) return isOpen ? words.notYet : words.never
    if (!isOpen) return words.over
    const seconds = wholeSeconds(millisecondsLeft)
    return seconds === undefined ? words.isOpen : words.left(seconds)
  }
  return `${titleOf(lab, fault)}. ${state()}`
}

/** Who noticed a fault that is over, how, and what came of it. Undefined: it lasts, or has struck nothing, or nobody knows its end. */
export const toldOf = (
  { story: { fault: words, services } }: Texts,
  { fault, lane, effects: [effect], span, isOpen }: Strike,
  stations: readonly Pick<Station, 'lane' | 'after'>[],
  written: { readonly time: (milliseconds: number) => string; readonly number: (value: number) => string },
): string | undefined => {
  const { told } = words
  if (isOpen || span === undefined || effect?.ended === undefined) return undefined
  const service = services[lane].name
  const { time } = written
  const lasted = time(span.until - span.from)
  const next = stations.find((station) => station.lane === lane && station.after >= span.until)
  const andNext = next === undefined ? '' : ` ${told.next(time(next.after - span.until))}`
  const found =
    effect.found === undefined || effect.foundBy === null ? undefined : told[effect.foundBy](service, time(effect.found - effect.struck))
  switch (fault.kind) {
    case 'message-lost':
      return found && `${found} ${told.notAgain}`
    case 'message-delayed':
      return found === undefined ? told.onlyLate(service, lasted) : `${found} ${told.late(lasted)}`
    case 'message-doubled':
      return told.doubled(service, written.number(effect.position))
    case 'service-stopped':
      return `${told.stopped(service, lasted)}${andNext}`
    case 'service-cut-off':
      return `${told[fault.from](service, lasted)}${andNext}`
    case 'stock-taken':
    case 'credit-taken':
      return told.taken(service, lasted)
    default: {
      const never: never = fault
      return never
    }
  }
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

import { text } from '@souk/log-protocol'

// What people write for people to read. Only commands are that strict; events and answers use `anyText`.

/** Characters that show nothing, although some of them are letters, marks or symbols: fillers of Hangul, Braille, Khitan, music and hieroglyphs. */
const INVISIBLE = String.raw`\p{Default_Ignorable_Code_Point}\u2800\u{13441}\u{13442}\u{16FE4}\u{1D159}`

/** Scripts in which an invisible joiner or non-joiner inside a word is part of its spelling. */
const JOINING = 'Arabic Bengali Devanagari Gujarati Gurmukhi Kannada Khmer Malayalam Mongolian Myanmar Oriya Sinhala Syriac Tamil Telugu'
  .split(' ')
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('')

/** Pattern (flag u) of one letter or digit of any script, with the marks and joiners that belong to it. */
export const LETTER = String.raw`(?![${INVISIBLE}])[\p{L}\p{N}](?:(?![${INVISIBLE}])\p{M}|(?<=[${JOINING}])[\u200C\u200D](?=[${JOINING}]))*`

const VISIBLE = new RegExp(String.raw`(?![${INVISIBLE}])[\p{L}\p{N}\p{P}\p{S}]`, 'u')

/** Whether a text shows nothing: it has no letter, digit, punctuation mark or symbol that can be seen. */
export const isBlank = (value: string): boolean => !VISIBLE.test(value)

// Control characters and bidi controls are kept as they are. Whoever shows a text must isolate it, and escape it for a terminal.

/** Text of at most `max` code points. It may be empty; if it is not, there is something to see. */
export const displayText = (max: number) =>
  text(max).refine((value) => value === '' || !isBlank(value), 'must be empty or have something to see')

/** Text of at most `max` code points, with something to see. */
export const requiredText = (max: number) => text(max).refine((value) => !isBlank(value), 'must not be blank')

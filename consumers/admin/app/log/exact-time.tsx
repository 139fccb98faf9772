import { useLanguage } from '../languages/language.ts'

interface ExactTimeProps {
  readonly at: string
  /** Today. The day is written of other days only. */
  readonly day: string
}

/** A time as the log has it, with milliseconds. */
export const ExactTime = ({ at, day }: ExactTimeProps) => {
  const { formats } = useLanguage()
  return (
    <time dateTime={at}>
      {!at.startsWith(day) && `${formats.shortDay(at)} `}
      {formats.exactClock(at)}
    </time>
  )
}

import { isId } from '@souk/site/pages'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { isInstant, type DataLine } from '../story/data-lines.ts'
import { pageNamed } from './things.ts'

/** One value in the data of an event, as it is in the log. An id leads to what it names. */
export const Value = ({ name, value }: DataLine) => {
  const { texts, formats } = useLanguage()
  if (value === undefined) return <span className="faint">{texts.log.sealed}</span>
  if (isId(value)) {
    const href = pageNamed(name, value)
    const className = 'mono wrap-anywhere'
    return href === undefined ? (
      <span className={className}>{value}</span>
    ) : (
      <Anchor href={href} className={`link ${className}`}>
        {value}
      </Anchor>
    )
  }
  if (!isInstant(value)) return <span className="wrap-anywhere">{value === '' ? '–' : value}</span>
  return <time dateTime={value}>{`${formats.date(value)}, ${formats.exactClock(value)}`}</time>
}

import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

interface PositionProps {
  readonly position: number
  readonly className?: string
}

/** A commit by its number, which leads to it. */
export const Position = ({ position, className = 'link' }: PositionProps) => {
  const { formats } = useLanguage()
  return (
    <Anchor href={`/log/${position}`} className={className}>
      #{formats.number(position)}
    </Anchor>
  )
}

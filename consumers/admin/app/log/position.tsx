import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

interface PositionProps {
  readonly position: number
  /** In a row that is one link: whether it is that link, or another one above it. */
  readonly inRow?: 'opens' | 'over'
}

const classes = { opens: 'link row-open', over: 'link over-row', none: 'link' } as const

/** A commit by its number, which leads to it. */
export const Position = ({ position, inRow }: PositionProps) => {
  const { formats } = useLanguage()
  return (
    <Anchor href={`/log/${position}`} className={classes[inRow ?? 'none']} data-row={inRow === 'opens' ? '' : undefined}>
      #{formats.number(position)}
    </Anchor>
  )
}

import { Anchor, Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

/** Behind the filters of a list: the button that sets them, and the way to the whole list. @param whole  its address. Undefined: it is shown */
export const FilterWays = ({ whole }: { readonly whole: string | undefined }) => {
  const { texts } = useLanguage()
  const { list: words } = texts
  return (
    <div className="filter-ways">
      <Button kind="line">{words.filter}</Button>
      {whole !== undefined && (
        <Anchor href={whole} className="link">
          {words.clear}
        </Anchor>
      )}
    </div>
  )
}

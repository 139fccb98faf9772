import { Badge } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

/** With fewer than that, a product says how many are left. */
export const FEW = 10

/** Lies on the picture of a product of which there are few or none. */
export const StockFlag = ({ units }: { readonly units: number }) => {
  const { goods } = useLanguage().texts
  if (units === 0) return <Badge tone="bad">{goods.soldOut}</Badge>
  return units < FEW ? <Badge tone="warn">{goods.left(units)}</Badge> : null
}

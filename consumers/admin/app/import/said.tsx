import { Anchor } from '@souk/ui'

interface SaidProps {
  /** What is wrong with a cell. */
  readonly text: string
  /** The product that the text names by its id. Undefined: it names none. */
  readonly productId: string | undefined
  /** How that is called. Undefined: nobody knows. */
  readonly name: string | undefined
}

/** What is wrong with a cell. A product in it is a link, which opens another tab: the file stands on this page alone. */
export const Said = ({ text, productId, name }: SaidProps) => {
  if (productId === undefined) return text
  const [before, after] = text.split(productId)
  return (
    <>
      {before}
      <Anchor href={`/products/${productId}`} target="_blank" className="link">
        {name ?? `…${productId.slice(-6)}`}
      </Anchor>
      {after}
    </>
  )
}

interface Pictured {
  /** The path of the picture that is drawn for a product without one. */
  readonly drawn: string
  readonly pictures: {
    readonly variants: readonly { readonly type: string; readonly width: number; readonly path: string }[]
  } | null
}

/** The picture of a product, five to six. The name stands beside it, so it needs no text. */
export const ProductPicture = ({
  product,
  eager = false,
  sizes = '(width < 51.25rem) 50vw, 310px',
}: {
  readonly product: Pictured
  /** Whether it is seen at once. */
  readonly eager?: boolean
  readonly sizes?: string
}) => {
  const variants = product.pictures?.variants ?? []
  const types = [...new Set(variants.map(({ type }) => type))]
  return (
    <picture>
      {types.map((type) => (
        <source
          key={type}
          type={type}
          sizes={sizes}
          srcSet={variants
            .filter((variant) => variant.type === type)
            .map(({ path, width }) => `${path} ${width}w`)
            .join(', ')}
        />
      ))}
      <img
        src={variants.at(-1)?.path ?? product.drawn}
        alt=""
        width={400}
        height={480}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        className="size-full object-cover object-bottom"
      />
    </picture>
  )
}

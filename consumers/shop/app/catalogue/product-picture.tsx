interface Uploaded {
  readonly width: number
  readonly height: number
  readonly variants: readonly { readonly type: string; readonly width: number; readonly path: string }[]
}

interface Pictured {
  /** The path of the picture that is drawn for a product without one. */
  readonly drawn: string
  readonly pictures: Uploaded | null
}

/** A picture fills its frame, of five to seven at most, so a broad one is drawn broader than the frame, and the browser has to choose its file for that. */
const sizesFilling = (sizes: string, { width, height }: Uploaded): string => {
  const broader = width / height / (5 / 7)
  return broader <= 1 ? sizes : sizes.replaceAll(/[\d.]+(?:vw|px)(?=,|$)/g, (length) => `calc(${length} * ${broader.toFixed(2)})`)
}

/** The picture of a product. The name stands beside it, so it needs no text. */
export const ProductPicture = ({
  product,
  eager = false,
  whole = false,
  sizes = '(width < 51.25rem) 50vw, 310px',
}: {
  readonly product: Pictured
  /** Whether it is seen at once. */
  readonly eager?: boolean
  /** An uploaded picture is shown in its own shape, as high as the window leaves room for. Otherwise it fills its frame. */
  readonly whole?: boolean
  /** How broad the frame is. */
  readonly sizes?: string
}) => {
  const { pictures, drawn } = product
  const variants = pictures?.variants ?? []
  const own = whole ? pictures : null
  const types = [...new Set(variants.map(({ type }) => type))]
  return (
    <picture>
      {types.map((type) => (
        <source
          key={type}
          type={type}
          sizes={own === null && pictures !== null ? sizesFilling(sizes, pictures) : sizes}
          srcSet={variants
            .filter((variant) => variant.type === type)
            .map(({ path, width }) => `${path} ${width}w`)
            .join(', ')}
        />
      ))}
      <img
        src={variants.at(-1)?.path ?? drawn}
        alt=""
        width={own?.width ?? 400}
        height={own?.height ?? 480}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        className={own === null ? 'size-full object-cover object-bottom' : 'block h-auto max-h-[calc(100svh-13rem)] w-full object-contain'}
      />
    </picture>
  )
}

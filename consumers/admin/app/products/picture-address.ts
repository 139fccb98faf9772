/** A picture that was uploaded, as the API tells of it. */
export interface Uploaded {
  readonly width: number
  readonly height: number
  readonly variants: readonly { readonly type: string; readonly width: number; readonly path: string }[]
}

/** What the browser chooses from, in the form that all of them read. The smallest comes first. */
const chosenFrom = ({ variants }: Uploaded) => variants.filter(({ type }) => type === 'image/webp')

const fileIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** One of its files. */
export const fileOf = (picture: Uploaded): string => fileIn(picture.variants[0]?.path ?? '')

/** What an image shows of a product: the picture that was uploaded, or else the one that the shop draws. This site serves both itself. */
export const pictureOf = (drawn: string, picture: Uploaded | null) => {
  if (picture === null) return { src: `/pictures/drawn/${fileIn(drawn)}`, width: 400, height: 480 }
  const files = chosenFrom(picture).map(({ path, width }) => ({ address: `/pictures/${fileIn(path)}`, width }))
  return {
    src: files.at(-1)?.address ?? '',
    srcSet: files.map(({ address, width }) => `${address} ${width}w`).join(', '),
    width: picture.width,
    height: picture.height,
  }
}

import { readFile } from 'node:fs/promises'
import { valueOf, type Product, type SoukApi } from '@souk/client'
import { messageOf, newId } from '@souk/log-protocol'
import { Fault } from './fault.ts'

/** Gives a product the picture in a file. @returns the product as it is then @throws Fault if the file cannot be read; RequestRefused */
export const uploadPicture = async (shop: SoukApi, productId: string, file: string): Promise<Product> => {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new Fault(`${file} cannot be read: ${messageOf(error)}`)
  })
  await valueOf(shop.changePicture({ path: { productId }, body: new Blob([bytes]), headers: { 'idempotency-key': newId() } }))
  return valueOf(shop.getProduct({ path: { productId } }))
}

/** A line for each format and size: `640 × 480  image/webp  /product/pictures/….webp`. */
export const describePictures = ({ pictures }: Product): string =>
  (pictures?.variants ?? []).map(({ type, width, height, path }) => [`${width} × ${height}`, type, path].join('\t')).join('\n')

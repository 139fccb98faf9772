import { z } from 'zod'
import { drawnPath, MAX_PICTURE_BYTES, pictureExtensions, productId } from '@souk/contracts'
import { malformed, ProblemError, revisionsAsked, securityHeaders, textTag, type App, type Representation } from '@souk/http'
import { sha256 } from '@souk/log-protocol'
import { draw, drawCase, drawLabel, type PicturedProduct } from '@souk/pictures'
import { endings, fileFor, fileOf, type Drawing } from '@souk/pictures/address'
import { createCache } from '@souk/process'
import { forAnybody, forManagers, type BlobClient, type Write } from '@souk/service'
import * as commands from '../domain/commands.ts'
import type { Pictures } from '../domain/product.ts'
import type { DrawCard } from '../pictures/draw-card.ts'
import type { EncodePicture } from '../pictures/encode.ts'
import type { ProductStore } from '../view/store.ts'
import { withCategory } from './answers.ts'
import { operations } from './operations.ts'

export interface PictureRoutesParts {
  readonly app: App
  readonly write: Write
  readonly store: Pick<ProductStore, 'product' | 'category' | 'picture'>
  readonly blobs: BlobClient
  readonly encode: EncodePicture
  readonly drawCard: DrawCard
  /** What GET shows of a product. */
  readonly shownProduct: (productId: string) => Promise<Representation | undefined>
}

/** Most bytes of uploaded pictures that the service keeps in memory. */
const CAPACITY = 32 * 1024 * 1024

/** Most bytes of cards that the service keeps: about eighty. */
const CARD_CAPACITY = 16 * 1024 * 1024

/** Most characters of drawn pictures that the service keeps. */
const DRAWN_CAPACITY = 8 * 1024 * 1024

const SVG = 'image/svg+xml'
const PNG = 'image/png'

const productParams = z.strictObject({ productId })
const FILE = new RegExp(
  `^(?<hash>[0-9a-f]{64})(?<extension>${Object.values(pictureExtensions)
    .join('|')
    .replaceAll('.', String.raw`\.`)})$`,
)
const DRAWN = /^(?<id>[0-9a-f-]{36})-[0-9a-f]{32}(?<ending>\..+)$/
const drawings = ['pack', 'label', 'case', 'card'] as const satisfies readonly Drawing[]
/** A card is drawn in a process of its own. */
type Drawn = Exclude<Drawing, 'card'>
const drawers: Readonly<Record<Drawn, (product: PicturedProduct) => string | undefined>> = { pack: draw, label: drawLabel, case: drawCase }

const drawnParams = z.strictObject({ file: z.string().describe('As in the path of a drawn picture.') })
const fileParams = z.strictObject({ file: z.string().describe('As in the path of a picture.') })

/** A picture is shown by pages of any origin, and runs and loads nothing, even if somebody opens it as a page. */
const pictureHeaders = {
  ...securityHeaders,
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
} as const

/** Keeps bytes in memory. Those who ask for the same ones at the same time share one attempt to get them. */
const keepBytes = (capacity: number) => {
  const kept = createCache<Buffer>({ capacity, weigh: ({ length }) => length })
  const underWay = new Map<string, Promise<Buffer | undefined>>()
  return async (name: string, get: () => Promise<Buffer | undefined>): Promise<Buffer | undefined> => {
    const found = kept.get(name)
    if (found !== undefined) return found
    const getting = underWay.get(name) ?? get().finally(() => underWay.delete(name))
    underWay.set(name, getting)
    const bytes = await getting
    if (bytes !== undefined) kept.set(name, bytes)
    return bytes
  }
}

const FOR_EVER = 'public, max-age=31536000, immutable'

/** The pictures of products. */
export const addPictureRoutes = ({ app, write, store, blobs, encode, drawCard, shownProduct }: PictureRoutesParts): void => {
  /** The bytes are kept before an event names them. If the event does not come, nothing names them, and they do no harm. */
  const keep = async (file: Buffer): Promise<Pictures> => {
    // A file that the shop has made itself stands for its picture: to encode it again would make it worse.
    const known = await store.picture(sha256(file))
    if (known !== undefined) return known.picture
    const variants = await Promise.all(
      (await encode(file)).map(async ({ type, width, height, bytes }) => ({
        hash: await blobs.put(bytes),
        type,
        width,
        height,
        bytes: bytes.length,
      })),
    )
    const { width = 0, height = 0 } = variants.at(-1) ?? {}
    return { width, height, variants }
  }

  /** What a picture of a product is drawn from. */
  const picturedProduct = async (id: string): Promise<PicturedProduct | undefined> => {
    const found = await store.product(id)
    if (found === undefined) return undefined
    const { name, description, supplier, category } = await withCategory(store, found)
    return { id, name, description, supplier, category }
  }

  const drawn = createCache<string>({ capacity: DRAWN_CAPACITY, weigh: ({ length }) => length })
  /** A very long name may take a tenth of a second, and anybody may ask for its picture again and again. */
  const drawnOnce = (product: PicturedProduct, drawing: Drawn): string | undefined => {
    const file = fileFor(fileOf(product), drawing)
    const picture = drawn.get(file) ?? drawers[drawing](product)
    if (picture !== undefined) drawn.set(file, picture)
    return picture
  }

  const cards = keepBytes(CARD_CAPACITY)

  app.register((files, _options, done) => {
    files.removeAllContentTypeParsers()
    // The bytes tell what the file is.
    files.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))
    files.put(
      '/products/:productId/picture',
      { ...forManagers, bodyLimit: MAX_PICTURE_BYTES, schema: { ...operations.changePicture, params: productParams } },
      async (request, reply) => {
        const { productId: id } = request.params as z.infer<typeof productParams>
        const { body: file } = request
        if (!Buffer.isBuffer(file) || file.length === 0)
          throw malformed({ path: 'body', message: 'body is missing: it is the file of a picture' })
        const revisions = revisionsAsked(request.headers['if-match'])
        const command = commands.changePicture(id, { uploaded: sha256(file), pictures: await keep(file) }, revisions)
        return write(request, reply, { command, current: () => shownProduct(id) })
      },
    )
    done()
  })

  app.delete(
    '/products/:productId/picture',
    { ...forManagers, schema: { ...operations.removePicture, params: productParams } },
    async (request, reply) => {
      const { productId: id } = request.params
      const command = commands.removePicture(id, revisionsAsked(request.headers['if-match']))
      return write(request, reply, { command, current: () => shownProduct(id) })
    },
  )

  app.get(
    '/products/:productId/picture.svg',
    { ...forAnybody, schema: { ...operations.drawPicture, params: productParams } },
    async (request, reply) => {
      const pictured = await picturedProduct(request.params.productId)
      const picture = pictured && drawnOnce(pictured, 'pack')
      if (picture === undefined) throw new ProblemError('not-found', 'there is no such product')
      return reply
        .headers({ ...pictureHeaders, 'cache-control': 'public, no-cache', etag: textTag(picture) })
        .type(SVG)
        .send(picture)
    },
  )

  app.get(
    '/pictures/drawn/:file',
    { ...forAnybody, schema: { ...operations.getDrawnPicture, params: drawnParams } },
    async (request, reply) => {
      const { file } = request.params
      const { id, ending } = DRAWN.exec(file)?.groups ?? {}
      const drawing = drawings.find((one) => endings[one] === ending)
      const pictured = id === undefined || drawing === undefined ? undefined : await picturedProduct(id)
      if (pictured === undefined || drawing === undefined) throw new ProblemError('not-found', 'there is no such picture')
      const present = fileFor(fileOf(pictured), drawing)
      // Other bytes than those that the path names never stand under it. Whoever showed the path may be behind, or ahead.
      if (file !== present) return reply.header('cache-control', 'no-store').redirect(drawnPath(present), 302)
      const picture = drawing === 'card' ? await cards(file, () => drawCard(pictured)) : drawnOnce(pictured, drawing)
      if (picture === undefined) throw new ProblemError('not-found', 'the product is sold in no case')
      reply.removeHeader('vary')
      return reply
        .headers({ ...pictureHeaders, 'cache-control': FOR_EVER, etag: `"${file}"` })
        .type(drawing === 'card' ? PNG : SVG)
        .send(picture)
    },
  )

  const uploads = keepBytes(CAPACITY)
  app.get('/pictures/:file', { ...forAnybody, schema: { ...operations.getPicture, params: fileParams } }, async (request, reply) => {
    const { hash, extension } = FILE.exec(request.params.file)?.groups ?? {}
    // The view knows which hashes there are, so nobody makes the event store look for others.
    const row = hash === undefined ? undefined : await store.picture(hash)
    const bytes =
      hash === undefined || row === undefined || pictureExtensions[row.type] !== extension
        ? undefined
        : await uploads(hash, () => blobs.read(hash))
    if (row === undefined || bytes === undefined) throw new ProblemError('not-found', 'there is no such picture')
    // The path says all: no version and no type that the sender names changes what it leads to.
    reply.removeHeader('vary')
    return reply
      .headers({ ...pictureHeaders, 'cache-control': FOR_EVER, etag: `"${hash}"` })
      .type(row.type)
      .send(bytes)
  })
}

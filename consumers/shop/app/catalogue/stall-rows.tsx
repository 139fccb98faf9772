import { Fragment } from 'react'
import { Anchor, Arch } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { ProductPicture } from './product-picture.tsx'
import type { StallRow } from './storefront.server.ts'

/** A name that may break behind its slashes. */
const Breakable = ({ children }: { readonly children: string }) =>
  children.split(/(?<=[/-])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))

/** The categories, each an arch with one of its goods. On a phone the names stand beside the arches. */
export const StallRows = ({ rows }: { readonly rows: readonly StallRow[] }) => {
  const { texts, formats } = useLanguage()
  return (
    <ul role="list" className="grid grid-cols-2 gap-x-3 gap-y-4 sm:grid-cols-4 md:grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] md:gap-4">
      {rows.map(({ slug, name, products, goods }) => (
        <li key={slug} className="md:max-w-[12.5rem]">
          <Anchor href={`/c/${slug}`} className="group grid grid-cols-[3rem_minmax(0,1fr)] items-center gap-x-2 md:block">
            <span className="row-span-2 *:transition-transform *:duration-slow group-hover:*:scale-103 motion-reduce:*:scale-100">
              <Arch>{goods !== undefined && <ProductPicture product={goods} sizes="(width < 51.25rem) 48px, 160px" />}</Arch>
            </span>
            <span className="font-strong self-end leading-snug group-hover:underline md:mt-3 md:block">
              <Breakable>{name}</Breakable>
            </span>
            <span className="text-ink-2 text-s self-start md:block">{texts.goods.kinds(products, formats.number(products))}</span>
          </Anchor>
        </li>
      ))}
    </ul>
  )
}

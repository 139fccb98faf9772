import { useId } from 'react'
import { cx } from './cx.ts'

/** The eight-pointed star of the zellige, in a square of 32. */
const star =
  '32,16 27.31,20.69 27.31,27.31 20.69,27.31 16,32 11.31,27.31 4.69,27.31 4.69,20.69 0,16 4.69,11.31 4.69,4.69 11.31,4.69 16,0 20.69,4.69 27.31,4.69 27.31,11.31'
const innerStar =
  '25,16 22.36,18.64 22.36,22.36 18.64,22.36 16,25 13.36,22.36 9.64,22.36 9.64,18.64 7,16 9.64,13.36 9.64,9.64 13.36,9.64 16,7 18.64,9.64 22.36,9.64 22.36,13.36'

/** The dyes in the order of the band. The empty state shows four tiles in the same order. */
const dyes = ['fill-saffron', 'fill-indigo', 'fill-pomegranate', 'fill-olive'] as const

/** The mark of Souk, and of what is live. */
export const Star = ({ className }: { readonly className?: string }) => (
  <svg viewBox="0 0 32 32" aria-hidden="true" className={cx('flex-none fill-current', className ?? 'size-icon')}>
    <polygon points={star} />
  </svg>
)

/** The band of stars under the header. */
export const ZelligeBand = () => {
  const id = useId()
  return (
    <svg aria-hidden="true" className="block h-4 w-full" height="16">
      <defs>
        <pattern id={id} width="128" height="32" patternUnits="userSpaceOnUse" patternTransform="scale(.5)">
          {dyes.map((dye, index) => (
            <polygon key={dye} points={star} className={dye} transform={`translate(${index * 32})`} />
          ))}
        </pattern>
      </defs>
      <rect width="100%" height="16" fill={`url(#${id})`} />
    </svg>
  )
}

/** Four tiles in full colour: they fill a place where nothing is yet. */
export const ZelligeTiles = ({ className }: { readonly className?: string }) => (
  <svg viewBox="0 0 128 32" aria-hidden="true" className={cx('block h-12 w-auto', className)}>
    {dyes.map((dye, index) => (
      <polygon key={dye} points={star} className={dye} transform={`translate(${index * 32})`} />
    ))}
  </svg>
)

/** A wall of tiles in line and star, as faint as `className` makes it. */
export const ZelligeWall = ({ className }: { readonly className?: string }) => {
  const id = useId()
  return (
    <svg aria-hidden="true" className={className} width="100%" height="100%">
      <defs>
        <pattern id={id} width="32" height="32" patternUnits="userSpaceOnUse" patternTransform="scale(2)">
          <polygon points={star} className="fill-none stroke-current" />
          <polygon points={innerStar} className="fill-current" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}

/** The mark before a word that says that what one sees changes by itself. Its text is read out when it changes. */
export const LiveMark = ({ children }: { readonly children: string }) => (
  <p role="status" className="text-good text-l font-strong inline-flex items-center gap-2">
    <Star className="size-4" />
    {children}
  </p>
)

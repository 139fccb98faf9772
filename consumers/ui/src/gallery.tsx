import { useRef, useState, type ReactNode } from 'react'
import { Arch } from './arch.tsx'

export interface GalleryPicture {
  /** Without scripts, a small picture leads to the large one by it. */
  readonly id: string
  readonly name: string
  /** An image. */
  readonly picture: ReactNode
  /** The same small. Its name stands below it. */
  readonly thumb: ReactNode
}

/** Pictures of one thing: one at a time in an arch, to be pushed aside with a finger, a wheel or the arrow keys, and a small one of each that leads to it. */
export const Gallery = ({ label, pictures }: { readonly label: string; readonly pictures: readonly GalleryPicture[] }) => {
  const strip = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState(0)
  const [first] = pictures
  if (pictures.length === 1) return <Arch shape="stage">{first?.picture}</Arch>
  return (
    <>
      <Arch shape="stage">
        <div
          ref={strip}
          role="group"
          aria-label={label}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, so the arrow keys must reach it.
          tabIndex={0}
          className="gallery"
          onScroll={({ currentTarget: { scrollLeft, clientWidth } }) => setShown(Math.round(scrollLeft / clientWidth))}
        >
          <div>
            {pictures.map(({ id, picture }) => (
              <div key={id} id={`picture-${id}`}>
                {picture}
              </div>
            ))}
          </div>
        </div>
      </Arch>
      <ul role="list" className="flex justify-center gap-3 pt-3">
        {pictures.map(({ id, name, thumb }, index) => (
          <li key={id}>
            <a
              href={`#picture-${id}`}
              aria-current={index === shown ? 'true' : undefined}
              className="gallery-thumb text-s text-ink-2 aria-[current]:text-ink block text-center"
              onClick={(event) => {
                // With a key, it is to be opened beside this page.
                if (event.ctrlKey || event.metaKey || event.shiftKey) return
                event.preventDefault()
                strip.current?.scrollTo({ left: index * strip.current.clientWidth })
              }}
            >
              <span>{thumb}</span>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import { Arch } from './arch.tsx'

export interface Niche {
  readonly href: string
  readonly name: string
  readonly picture: ReactNode
  readonly price: ReactNode
}

export interface HeroProps {
  readonly title: string
  readonly lead: ReactNode
  /** One button of the kind `lamp`. */
  readonly action: ReactNode
  /** Six products. A phone shows three. */
  readonly niches: readonly Niche[]
}

/** The arcade at dusk, at the top of the home page: what is for sale stands in lit arches on one shelf, with names and prices below it. */
export const Hero = ({ title, lead, action, niches }: HeroProps) => (
  <section className="bg-night text-on-night overflow-hidden [--color-focus:#f0b23c]">
    <div className="page">
      <div className="grid gap-4 py-8 md:grid-cols-[1fr_auto] md:items-end md:gap-8 md:pt-16 md:pb-12">
        <h1 className="sign text-5xl md:text-7xl xl:text-8xl max-w-[15ch]">{title}</h1>
        <div className="grid max-w-[34ch] justify-items-start gap-4 md:gap-6">
          <p className="text-on-night-2 md:text-l">{lead}</p>
          {action}
        </div>
      </div>
      <ul role="list" className="arcade gap-x-2 pb-6 md:gap-x-4 md:pb-8">
        {niches.map(({ href, name, picture, price }) => (
          <li key={href}>
            <Anchor href={href} className="group">
              <Arch shape="niche">{picture}</Arch>
              <span className="row-start-3 pt-3 leading-snug">
                <span className="max-md:text-s font-strong block group-hover:underline">{name}</span>
                <span className="max-md:text-s text-held block tabular-nums">{price}</span>
              </span>
            </Anchor>
          </li>
        ))}
      </ul>
    </div>
  </section>
)

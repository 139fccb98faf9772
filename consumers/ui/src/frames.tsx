import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import { cx } from './cx.ts'
import { Icon } from './icons.tsx'
import { Star, ZelligeBand, ZelligeWall } from './pattern.tsx'

export interface NavItem {
  readonly href: string
  readonly text: string
  readonly current?: boolean
}

interface BrandProps {
  readonly brand: { readonly href: string; readonly name: string }
  readonly className: string
  readonly starClassName: string
}

/** The sign of the shop. */
const Brand = ({ brand, className, starClassName }: BrandProps) => (
  <Anchor href={brand.href} className={cx('sign text-3xl flex items-center gap-2 font-stretch-[75%]', className)}>
    <Star className={cx('size-[26px]', starClassName)} />
    {brand.name}
  </Anchor>
)

export interface HeaderProps {
  readonly brand: { readonly href: string; readonly name: string }
  readonly navLabel: string
  readonly menuLabel: string
  readonly nav: readonly NavItem[]
  /** Another page closes the menu. */
  readonly page: string
  /** A search form. On a phone it has a line of its own. */
  readonly search?: ReactNode
  /** Account, cart. */
  readonly actions?: ReactNode
}

/** The head of every page: sign, ways, search, cart, and the band of stars. On a phone the ways fold into a menu, which needs no script. */
export const Header = ({ brand, navLabel, menuLabel, nav, page, search, actions }: HeaderProps) => (
  <header className="bg-paper">
    <div className="page relative flex flex-wrap items-center gap-x-2 md:min-h-[76px] md:flex-nowrap md:gap-x-6">
      <Brand brand={brand} className="text-ink min-h-16 max-md:me-auto" starClassName="text-pomegranate" />
      <nav aria-label={navLabel} className="hidden md:block">
        <ul className="flex gap-6">
          {nav.map(({ href, text, current }) => (
            <li key={href}>
              <Anchor
                href={href}
                aria-current={current === true ? 'page' : undefined}
                className={cx(
                  'min-h-tap flex items-center border-b-3 pt-[3px] font-medium whitespace-nowrap',
                  current === true ? 'border-accent' : 'hover:border-line-strong border-transparent',
                )}
              >
                {text}
              </Anchor>
            </li>
          ))}
        </ul>
      </nav>
      {search !== undefined && (
        <div className="order-last w-full min-w-0 pb-3 md:order-none md:ms-auto md:w-auto md:flex-1 md:pb-0 lg:max-w-[340px]">{search}</div>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Whoever goes on leaves the menu, and it closes. */}
      <details
        key={page}
        className="fold group md:hidden"
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) currentTarget.open = false
        }}
        onKeyDown={({ currentTarget, key }) => {
          if (key === 'Escape') currentTarget.open = false
        }}
      >
        <summary className="inset-ring-line-strong inset-ring size-tap rounded-m grid place-items-center">
          <Icon name="menu" className="size-icon group-open:hidden" />
          <Icon name="close" className="size-icon hidden group-open:block" />
          <span className="sr-only">{menuLabel}</span>
        </summary>
        <nav aria-label={navLabel} className="bg-overlay shadow-high rounded-m absolute inset-x-4 top-16 z-30 p-2">
          <ul>
            {nav.map(({ href, text, current }) => (
              <li key={href}>
                <Anchor
                  href={href}
                  aria-current={current === true ? 'page' : undefined}
                  className={cx('min-h-tap rounded-s flex items-center px-3 font-medium', current === true && 'bg-sunken')}
                >
                  {text}
                </Anchor>
              </li>
            ))}
          </ul>
        </nav>
      </details>
      {actions !== undefined && <div className={cx('flex items-center gap-2', search === undefined && 'md:ms-auto')}>{actions}</div>}
    </div>
    <ZelligeBand />
  </header>
)

export interface FooterProps {
  readonly brand: { readonly href: string; readonly name: string }
  readonly text: string
  readonly columns: readonly { readonly title: string; readonly items: readonly NavItem[] }[]
  /** Language, theme. */
  readonly children?: ReactNode
}

/** The foot of every page, at night under a wall of tiles. */
export const Footer = ({ brand, text, columns, children }: FooterProps) => (
  <footer className="bg-night text-on-night-2 relative mt-16 overflow-hidden [--color-focus:#f0b23c] md:mt-24">
    <div className="text-saffron absolute inset-x-0 bottom-0 h-16 opacity-20 md:inset-y-0 md:start-auto md:end-0 md:h-auto md:w-[28rem]">
      <ZelligeWall />
    </div>
    <div className="page relative grid grid-cols-2 gap-8 pt-12 pb-24 md:grid-cols-[1.4fr_1fr_1fr_1.6fr] md:pb-12">
      <div className="col-span-2 grid content-start gap-3 md:col-span-1">
        <Brand brand={brand} className="text-on-night min-h-tap justify-self-start" starClassName="text-saffron" />
        <p className="max-w-[26ch]">{text}</p>
        {children}
      </div>
      {columns.map(({ title, items }) => (
        <nav key={title} aria-label={title}>
          <p className="text-s font-strong pb-1">{title}</p>
          <ul>
            {items.map(({ href, text: name, current }) => (
              <li key={href}>
                <Anchor
                  href={href}
                  aria-current={current === true ? 'page' : undefined}
                  className="text-on-night min-h-tap flex items-center wrap-anywhere hover:underline md:min-h-0 md:py-[6px]"
                >
                  {name}
                </Anchor>
              </li>
            ))}
          </ul>
        </nav>
      ))}
    </div>
  </footer>
)

export interface SectionProps {
  readonly title: string
  /** A link or a few words at the end of the line. */
  readonly aside?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A part of a page under its heading. */
export const Section = ({ title, aside, className, children }: SectionProps) => (
  <section className={cx('pt-12 md:pt-16', className)}>
    <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
      <h2>{title}</h2>
      {aside}
    </div>
    {children}
  </section>
)

/** A box for a table, a form or a sum. Cards of products have none: their picture is their edge. */
export const Panel = ({ className, children }: { readonly className?: string; readonly children: ReactNode }) => (
  <div className={cx('bg-surface rounded-l p-4 md:p-6', className)}>{children}</div>
)

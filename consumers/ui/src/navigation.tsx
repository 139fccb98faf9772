import { Anchor } from './anchor.tsx'
import { ButtonLink } from './button.tsx'
import { cx } from './cx.ts'

export interface NavItem {
  readonly href: string
  readonly text: string
  readonly current?: boolean
}

/** Where this page lies. The last item is the page itself, and no link. */
export const Breadcrumbs = ({ label, items }: { readonly label: string; readonly items: readonly { text: string; href?: string }[] }) => (
  <nav aria-label={label}>
    <ol className="text-s text-ink-2 flex flex-wrap items-center gap-x-2">
      {items.map(({ text, href }, index) => (
        <li key={text} className="flex items-center gap-2 wrap-anywhere">
          {href === undefined ? (
            <span aria-current="page" className="py-2">
              {text}
            </span>
          ) : (
            <Anchor href={href} className="hover:text-ink inline-block py-2 underline decoration-1 underline-offset-[0.18em]">
              {text}
            </Anchor>
          )}
          {index < items.length - 1 && <span aria-hidden="true">/</span>}
        </li>
      ))}
    </ol>
  </nav>
)

export interface PaginationProps {
  readonly label: string
  /** Addresses with the cursors of the list. What is missing does not exist, and has no link. */
  readonly first?: { readonly href: string; readonly text: string } | undefined
  readonly next?: { readonly href: string; readonly text: string } | undefined
  /** Such as "24 of 77". */
  readonly position?: string
}

/** The pages of a list whose cursors name a place, so there is no page number. */
export const Pagination = ({ label, first, next, position }: PaginationProps) => (
  <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-3">
    {first !== undefined && (
      <ButtonLink kind="line" icon="arrowStart" href={first.href}>
        {first.text}
      </ButtonLink>
    )}
    {position !== undefined && <p className="text-ink-2 tabular-nums max-sm:order-last max-sm:w-full">{position}</p>}
    {next !== undefined && (
      <ButtonLink kind="line" href={next.href} rel="next" className="ms-auto">
        {next.text}
      </ButtonLink>
    )}
  </nav>
)

/** Scrolls the row of tabs, and nothing else, until one of them is seen. */
const seen = (item: HTMLLIElement | null): void => {
  const row = item?.closest('nav')
  if (item === null || row === null || row === undefined) return
  const [own, around] = [item.getBoundingClientRect(), row.getBoundingClientRect()]
  if (own.left < around.left || own.right > around.right) row.scrollLeft += own.left + own.width / 2 - around.left - around.width / 2
}

/** The parts of one thing, each with an address of its own. On a phone the row is scrolled. */
export const Tabs = ({ label, items }: { readonly label: string; readonly items: readonly NavItem[] }) => (
  <nav aria-label={label} className="border-line -mx-gutter px-gutter overflow-x-auto border-b md:mx-0 md:px-0">
    <ul className="flex gap-6">
      {items.map(({ href, text, current }) => (
        <li key={href} ref={current === true ? seen : undefined}>
          <Anchor
            href={href}
            aria-current={current === true ? 'page' : undefined}
            className={cx(
              'min-h-tap flex items-center border-b-3 font-medium whitespace-nowrap -outline-offset-3',
              current === true ? 'border-accent text-ink' : 'text-ink-2 hover:text-ink border-transparent',
            )}
          >
            {text}
          </Anchor>
        </li>
      ))}
    </ul>
  </nav>
)

import { Anchor } from './anchor.tsx'
import { cx } from './cx.ts'
import type { NavItem } from './frames.tsx'

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

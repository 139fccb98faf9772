import { Anchor } from './anchor.tsx'

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

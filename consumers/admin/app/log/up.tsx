import { Anchor } from '@souk/ui'

/** Where a page lies: the list that it is in. */
export const Up = ({ href, children }: { readonly href: string; readonly children: string }) => (
  <>
    <Anchor href={href} className="quiet row-link">
      {children}
    </Anchor>
    <span className="faint" aria-hidden="true">
      /
    </span>
  </>
)

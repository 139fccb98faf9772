import { ButtonLink } from './button.tsx'

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

import type { ReactNode } from 'react'

interface PageProps {
  /** Of the tab. Default: the heading. */
  readonly title?: string
  readonly heading: ReactNode
  /** Stands before the heading: where the page lies. */
  readonly above?: ReactNode
  /** Stands behind the heading. */
  readonly beside?: ReactNode
  readonly children: ReactNode
}

/** The frame of a page: its heading, and below it what it shows. */
export const Page = ({ title, heading, above, beside, children }: PageProps) => (
  <>
    <title>{`${title ?? heading} · Souk`}</title>
    <header className="top">
      {above}
      <h1>{heading}</h1>
      {beside}
    </header>
    {children}
  </>
)

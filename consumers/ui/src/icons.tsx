import type { ReactNode } from 'react'
import { cx } from './cx.ts'

const strokes = {
  alert: <path d="M12 4 2.8 20h18.4L12 4ZM12 10v4.5M12 17.4v.1" />,
  arrowEnd: <path d="M4 12h15M13 6l6 6-6 6" />,
  arrowStart: <path d="M20 12H5M11 6l-6 6 6 6" />,
  back: <path d="M9 7 4 12l5 5M4 12h11a5 5 0 0 1 0 10h-2" />,
  cart: (
    <>
      <path d="M3 4h2l2.4 11h10.2L20 7H6" />
      <circle cx="9" cy="20" r="1.2" />
      <circle cx="17" cy="20" r="1.2" />
    </>
  ),
  check: <path d="m5 12.5 5 5L19 7" />,
  chevronDown: <path d="m6 9 6 6 6-6" />,
  chevronEnd: <path d="m9 6 6 6-6 6" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 8v4.5l3 2" />
    </>
  ),
  close: <path d="M6 6l12 12M18 6 6 18" />,
  download: <path d="M12 4v11M7 11l5 5 5-5M5 20h14" />,
  filter: <path d="M4 7h16M7 12h10M10 17h4" />,
  globe: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11.5V16M12 8v.1" />
    </>
  ),
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  minus: <path d="M5 12h14" />,
  moon: <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" />,
  offline: <path d="M3 9a14 14 0 0 1 4-2.4M11 5.6A14 14 0 0 1 21 9M6.5 12.7A9 9 0 0 1 10 11M17.5 12.7l-1-.8M12 19v.1M4 4l16 16" />,
  plus: <path d="M12 5v14M5 12h14" />,
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m16 16 5 5" />
    </>
  ),
  sun: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4" />
    </>
  ),
  trash: <path d="M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5" />,
  user: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5" />
    </>
  ),
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof strokes

export const iconNames = Object.keys(strokes).filter((name): name is IconName => name in strokes)

/** A picture for the eye only: the text beside it, or the label of its button, says what it means. */
export const Icon = ({ name, className }: { readonly name: IconName; readonly className?: string }) => (
  <svg
    viewBox="0 0 24 24"
    aria-hidden="true"
    className={cx('flex-none fill-none stroke-current stroke-2', className ?? 'size-icon')}
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    {strokes[name]}
  </svg>
)

/** The ring that turns while something is under way. It stands still for those who ask for less motion. */
export const Spinner = ({ className }: { readonly className?: string }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true" className={cx('animate-turn flex-none fill-none stroke-current', className ?? 'size-icon')}>
    <circle cx="12" cy="12" r="8.5" strokeWidth="2.5" opacity=".25" />
    <path d="M12 3.5a8.5 8.5 0 0 1 8.5 8.5" strokeWidth="2.5" strokeLinecap="round" />
  </svg>
)

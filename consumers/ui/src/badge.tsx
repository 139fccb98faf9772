import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import { cx } from './cx.ts'
import { Icon, type IconName } from './icons.tsx'
import { VisuallyHidden } from './text.tsx'

export type Tone = 'good' | 'warn' | 'bad' | 'info'

/** Ground and text of each tone. */
export const tones: Record<Tone, string> = {
  good: 'bg-good-wash text-good',
  warn: 'bg-warn-wash text-warn',
  bad: 'bg-bad-wash text-bad',
  info: 'bg-info-wash text-info',
}

export interface BadgeProps {
  readonly tone?: Tone
  readonly icon?: IconName
  readonly className?: string
  readonly children: ReactNode
}

/** A word or two about the state of a thing. */
export const Badge = ({ tone = 'good', icon, className, children }: BadgeProps) => (
  <span className={cx('text-s font-strong rounded-s inline-flex items-center gap-1 px-2 py-1 leading-snug', tones[tone], className)}>
    {icon !== undefined && <Icon name={icon} className="size-icon-s" />}
    {children}
  </span>
)

const stock = { plenty: 'good', few: 'warn', none: 'bad' } as const

/** How much is left, in words: colour is never alone. */
export const StockNote = ({ level, children }: { readonly level: keyof typeof stock; readonly children: string }) => (
  <Badge tone={stock[level]}>{children}</Badge>
)

/** A filter that is set. The link leads to the list without it; `removeText` says so to screen readers. */
export const Chip = ({ href, removeText, children }: { readonly href: string; readonly removeText: string; readonly children: string }) => (
  <Anchor
    href={href}
    className="bg-info-wash text-info text-s font-strong rounded-m min-h-tap pointer-fine:min-h-8 inline-flex items-center gap-2 px-3 leading-snug hover:underline"
  >
    <VisuallyHidden>{removeText} </VisuallyHidden>
    {children}
    <Icon name="close" className="size-icon-s" />
  </Anchor>
)

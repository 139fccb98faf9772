import type { ReactNode } from 'react'
import { type Tone, tones } from './badge.tsx'
import { cx } from './cx.ts'
import { Icon, type IconName } from './icons.tsx'

const icons: Record<Tone, IconName> = { good: 'check', info: 'info', warn: 'alert', bad: 'close' }

export interface NoticeProps {
  readonly tone?: Tone
  readonly title?: string
  /** `alert` interrupts a screen reader: for what has just gone wrong. `status` waits until it has finished. */
  readonly role?: 'alert' | 'status'
  readonly icon?: IconName
  /** What one can do now. */
  readonly actions?: ReactNode
  readonly className?: string
  readonly children?: ReactNode
}

/** A reason and a next step, where they are needed. */
export const Notice = ({ tone = 'info', title, role, icon, actions, className, children }: NoticeProps) => (
  <div role={role} className={cx('rounded-m flex items-start gap-3 px-4 py-3', tones[tone], className)}>
    <Icon name={icon ?? icons[tone]} className="h-6 w-icon" />
    <div className="grid min-w-0 flex-1 gap-3">
      <p>
        {title !== undefined && <strong className="font-strong">{title} </strong>}
        {children}
      </p>
      {actions !== undefined && <div className="flex flex-wrap gap-3">{actions}</div>}
    </div>
  </div>
)

import { type ReactNode, useEffect, useState } from 'react'
import type { Tone } from './badge.tsx'
import { cx } from './cx.ts'
import { Icon, type IconName } from './icons.tsx'
import { VisuallyHidden } from './text.tsx'

export interface ToastMessage {
  readonly id: string
  /** It may be a link to what it tells of. */
  readonly text: ReactNode
  readonly tone?: Tone
  /** Such as "Undo". A toast with an action stays until it is dismissed. */
  readonly action?: ReactNode
}

const icons: Record<Tone, IconName> = { good: 'check', info: 'info', warn: 'alert', bad: 'close' }
const inks: Record<Tone, string> = { good: 'text-good', info: 'text-info', warn: 'text-warn', bad: 'text-bad' }

export interface ToastProps {
  readonly message: ToastMessage
  readonly dismissLabel: string
  readonly shownForMs?: number
  readonly onDismiss: (id: string) => void
}

/** One message. A region shows them by itself; one that is loaded later can be given to it as a child. */
export const Toast = ({ message: { id, text, tone = 'good', action }, dismissLabel, shownForMs = 8000, onDismiss }: ToastProps) => {
  const [held, setHeld] = useState(false)
  const stays = held || action !== undefined || tone === 'bad'

  useEffect(() => {
    if (stays) return
    const timer = setTimeout(() => onDismiss(id), shownForMs)
    return () => clearTimeout(timer)
  }, [stays, id, shownForMs, onDismiss])

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- They only stop the clock.
    <li
      className="bg-overlay text-ink shadow-high rounded-m inset-ring-line inset-ring pointer-events-auto flex items-center gap-3 ps-4"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={icons[tone]} className={cx('size-icon', inks[tone])} />
      <span className="min-w-0 flex-1 py-3">{text}</span>
      {action}
      <button
        type="button"
        className="size-tap rounded-m text-ink-2 hover:text-ink grid flex-none place-items-center"
        onClick={() => onDismiss(id)}
      >
        <Icon name="close" />
        <VisuallyHidden>{dismissLabel}</VisuallyHidden>
      </button>
    </li>
  )
}

export interface ToastRegionProps {
  readonly label: string
  readonly dismissLabel: string
  readonly messages: readonly ToastMessage[]
  readonly onDismiss: (id: string) => void
  readonly shownForMs?: number
  readonly children?: ReactNode
}

/**
 * Messages in a corner of the page. It must be in the page from the start, because screen readers announce what is added to it.
 * A message goes after some seconds, unless it is bad news, has an action, or has the pointer or the focus on it.
 */
export const ToastRegion = ({ label, dismissLabel, messages, onDismiss, shownForMs, children }: ToastRegionProps) => (
  <section aria-label={label} className="max-w-sheet pointer-events-none fixed inset-x-4 bottom-4 z-40 ms-auto">
    <ul role="list" aria-live="polite" aria-relevant="additions" className="grid gap-2">
      {messages.map((message) => (
        <Toast
          key={message.id}
          message={message}
          dismissLabel={dismissLabel}
          {...(shownForMs !== undefined && { shownForMs })}
          onDismiss={onDismiss}
        />
      ))}
      {children}
    </ul>
  </section>
)

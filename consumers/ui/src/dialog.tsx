import { type ReactNode, useEffect, useId, useRef } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icons.tsx'
import { VisuallyHidden } from './text.tsx'

const places = {
  /** In the middle of the page. */
  middle: 'm-auto max-w-dialog max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] rounded-l',
  /** A sheet at the end of the line: the cart. */
  end: 'dialog-end ms-auto me-0 my-0 h-dvh max-h-none w-full max-w-sheet',
  /** A sheet at the foot of the page. */
  bottom: 'dialog-bottom mx-auto mb-0 mt-auto w-full max-w-dialog max-h-[86dvh] rounded-t-l',
} as const

export interface DialogProps {
  /** A button opens it without a script: `command="show-modal" commandfor={id}`. */
  readonly id: string
  readonly title: string
  readonly closeLabel: string
  readonly place?: keyof typeof places
  /** For those who open it by a state instead. */
  readonly open?: boolean
  readonly onClose?: () => void
  /** Stays in sight while the content is scrolled. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** A modal dialog or sheet: the browser's own, which keeps the focus inside, closes with Escape and returns to the button. */
export const Dialog = ({ id, title, closeLabel, place = 'middle', open, onClose, footer, children }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    if (open === true && dialog.current?.open === false) dialog.current.showModal()
    if (open === false) dialog.current?.close()
  }, [open])

  return (
    <dialog
      ref={dialog}
      id={id}
      aria-labelledby={titleId}
      closedby="any"
      onClose={onClose}
      className={cx('dialog bg-overlay text-ink shadow-high overflow-hidden p-0', places[place])}
    >
      <div className={cx('flex flex-col', place === 'end' ? 'h-full' : 'max-h-[inherit]')}>
        <div className="flex items-center justify-between gap-4 px-4 py-4 md:px-6">
          <h2 id={titleId} className="text-2xl">
            {title}
          </h2>
          <form method="dialog">
            <button className="inset-ring-line-strong inset-ring hover:bg-sunken size-tap rounded-m grid place-items-center">
              <Icon name="close" />
              <VisuallyHidden>{closeLabel}</VisuallyHidden>
            </button>
          </form>
        </div>
        <div className="min-h-0 flex-1 overflow-auto overscroll-contain px-4 pb-6 md:px-6">{children}</div>
        {footer !== undefined && <div className="bg-sunken grid gap-3 px-4 py-4 md:px-6">{footer}</div>}
      </div>
    </dialog>
  )
}

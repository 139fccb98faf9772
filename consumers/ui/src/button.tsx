import { type ButtonHTMLAttributes, type MouseEvent, type ReactNode, type Ref } from 'react'
import { Anchor, type AnchorProps } from './anchor.tsx'
import { cx } from './cx.ts'
import { Icon, type IconName, Spinner } from './icons.tsx'

/** One `action` in a view. `line` is for what else one may do, `lamp` for the hero, `danger` for what cannot be undone, `bare` within lists. */
export type ButtonKind = 'action' | 'line' | 'lamp' | 'danger' | 'bare'
export type ButtonSize = 'm' | 'l'

const kinds: Record<ButtonKind, string> = {
  action: 'bg-action text-on-action hover:bg-action-hover',
  line: 'text-ink inset-ring inset-ring-line-strong hover:bg-sunken',
  lamp: 'bg-accent text-on-accent hover:bg-accent-hover',
  danger: 'text-bad inset-ring inset-ring-current hover:bg-bad-wash',
  bare: 'text-ink-2 hover:text-ink underline decoration-1 underline-offset-[0.18em]',
}
const paddings: Record<ButtonSize, string> = { m: 'min-h-tap px-4 text-m', l: 'min-h-tap-l px-4 md:px-6 text-m md:text-l' }
const squares: Record<ButtonSize, string> = { m: 'size-tap', l: 'size-tap-l' }

interface Look {
  readonly kind?: ButtonKind | undefined
  readonly size?: ButtonSize | undefined
  readonly icon?: IconName | undefined
  /** The button is a square with its icon; its text is for screen readers. `phone`: on a phone only. */
  readonly square?: boolean | 'phone' | undefined
}

/** The look of a button, for an element that is made elsewhere. */
export const buttonClass = ({ kind = 'action', size = 'm', square = false }: Look = {}): string =>
  cx(
    'relative inline-flex items-center justify-center gap-2 rounded-m py-2 leading-snug transition-colors',
    'disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-70',
    kind === 'bare' ? 'font-normal' : 'font-strong',
    kinds[kind],
    square === true ? cx(squares[size], 'flex-none') : kind === 'bare' ? 'min-h-tap' : paddings[size],
    square === 'phone' && 'max-md:w-tap max-md:flex-none max-md:px-0',
  )

const Content = ({ icon, square, busy, children }: Look & { readonly busy?: boolean; readonly children: ReactNode }) => {
  const text = square === true ? 'sr-only' : square === 'phone' ? 'max-md:sr-only' : undefined
  const mark = icon !== undefined && (busy === true ? <Spinner /> : <Icon name={icon} />)
  return (
    <>
      {mark}
      <span className={cx(text, busy === true && icon === undefined && 'opacity-0')}>{children}</span>
      {busy === true && icon === undefined && <Spinner className="size-icon absolute" />}
    </>
  )
}

export interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  /** Work is under way: the button keeps its size and the focus, and a second click does nothing. */
  readonly busy?: boolean
  readonly className?: string | undefined
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
  /** What the browser does with the element `commandfor` on a click, without a script: `show-modal` or `close`. */
  readonly command?: string
  readonly commandfor?: string
}

const ignore = (event: MouseEvent) => event.preventDefault()

export const Button = ({ kind, size, icon, square, busy = false, className, children, onClick, type, ...rest }: ButtonProps) => (
  <button
    {...rest}
    type={type ?? 'submit'}
    className={cx(buttonClass({ kind, size, square }), className)}
    onClick={busy ? ignore : onClick}
    aria-disabled={busy || undefined}
    aria-busy={busy || undefined}
  >
    <Content icon={icon} square={square} busy={busy}>
      {children}
    </Content>
  </button>
)

/** A link that looks like a button. */
export const ButtonLink = ({ kind, size, icon, square, className, children, ...rest }: Look & AnchorProps) => (
  <Anchor {...rest} className={cx(buttonClass({ kind, size, square }), className)}>
    <Content icon={icon} square={square}>
      {children}
    </Content>
  </Anchor>
)

import {
  createContext,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  use,
  useId,
} from 'react'
import { cx } from './cx.ts'
import { Icon } from './icons.tsx'

interface Wiring {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

const WiringContext = createContext<Wiring | undefined>(undefined)

export interface FieldProps {
  /** Of the control, so that a list of faults can lead to it. */
  readonly id?: string
  readonly label: string
  /** Stands behind the label, such as "optional". */
  readonly note?: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly className?: string
  /** One control of this file. */
  readonly children: ReactNode
}

/** A control with its label, a hint, and what is wrong with what was entered. Screen readers hear all of it at the control. */
export const Field = ({ id: given, label, note, hint, error, className, children }: FieldProps) => {
  const own = useId()
  const id = given ?? own
  const hintId = hint === undefined ? undefined : `${id}hint`
  const errorId = error === undefined ? undefined : `${id}error`
  const described = cx(errorId, hintId)
  return (
    <div className={cx('grid content-start gap-1', className)}>
      <label htmlFor={id} className="font-strong justify-self-start">
        {label}
        {note !== undefined && <span className="text-ink-2 text-s font-normal"> ({note})</span>}
      </label>
      <WiringContext
        value={{ id, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': error === undefined ? undefined : true }}
      >
        {children}
      </WiringContext>
      {error !== undefined && (
        <p id={errorId} className="text-bad text-s font-medium flex gap-2">
          <Icon name="alert" />
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={hintId} className="text-ink-2 text-s">
          {hint}
        </p>
      )}
    </div>
  )
}

const control =
  'w-full rounded-m border border-line-strong bg-surface px-3 py-2 text-ink leading-snug placeholder:text-ink-3 aria-invalid:border-bad aria-invalid:inset-ring aria-invalid:inset-ring-bad disabled:opacity-60'

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'style'> & { readonly ref?: Ref<HTMLInputElement> }

export const TextInput = ({ className, ...rest }: Input) => (
  <input type="text" {...use(WiringContext)} {...rest} className={cx(control, 'min-h-tap', className)} />
)

/** A native number input: the widget of Base UI writes `style=""`, which our policy refuses. */
export const NumberInput = ({ className, ...rest }: Omit<Input, 'type'>) => (
  <input type="number" inputMode="numeric" {...use(WiringContext)} {...rest} className={cx(control, 'min-h-tap tabular-nums', className)} />
)

export const TextArea = ({ className, ...rest }: Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'style'>) => (
  <textarea rows={4} {...use(WiringContext)} {...rest} className={cx(control, 'field-sizing-content min-h-24 leading-text', className)} />
)

export const Select = ({ className, children, ...rest }: Omit<SelectHTMLAttributes<HTMLSelectElement>, 'style'>) => (
  <span className={cx('relative grid', className)}>
    <select {...use(WiringContext)} {...rest} className={cx(control, 'min-h-tap appearance-none truncate pe-12')}>
      {children}
    </select>
    <Icon name="chevronDown" className="size-icon pointer-events-none absolute inset-y-0 end-3 my-auto" />
  </span>
)

type ChoiceProps = Omit<Input, 'type' | 'className'> & {
  readonly children: ReactNode
  /** Stands at the end of the line: how many there are. */
  readonly count?: string
}

const Choice = ({ type, children, count, ...rest }: ChoiceProps & { readonly type: 'checkbox' | 'radio' }) => (
  <label className="min-h-tap grid grid-cols-[20px_1fr_auto] items-center gap-3 py-1 leading-snug has-disabled:opacity-60">
    <input type={type} {...rest} className={cx('mark-box', type === 'radio' ? 'rounded-[50%]' : 'rounded-s')} />
    <span className="min-w-0">{children}</span>
    {count !== undefined && <span className="text-ink-3 text-s tabular-nums">{count}</span>}
  </label>
)

export const Checkbox = (props: ChoiceProps) => <Choice type="checkbox" {...props} />
export const Radio = (props: ChoiceProps) => <Choice type="radio" {...props} />

export interface FieldGroupProps {
  readonly legend: string
  readonly error?: string
  readonly className?: string
  readonly children: ReactNode
}

/** Choices that belong together. */
export const FieldGroup = ({ legend, error, className, children }: FieldGroupProps) => {
  const id = useId()
  return (
    <fieldset className={className} aria-describedby={error === undefined ? undefined : id}>
      {/* A legend that floats lies below the border of its box, not on it. */}
      <legend className="font-strong float-start w-full pb-1">{legend}</legend>
      <div className="clear-both">{children}</div>
      {error !== undefined && (
        <p id={id} className="text-bad text-s font-medium flex gap-2">
          <Icon name="alert" />
          {error}
        </p>
      )}
    </fieldset>
  )
}
